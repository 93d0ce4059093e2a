using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.LoraDeltas;

/// <summary>Mean |Δ| of the adapters has one depth profile in all domains.</summary>
public sealed class OneDepthProfile : LoraDeltasClaim
{
    private static readonly DeltaCell Control = new(DeltaDomains.None, DeltaArm.Low);
    private static readonly DeltaCell Once = new(DeltaDomains.All[0], DeltaArm.Low), Again = Once with { Arm = DeltaArm.Again };

    public override ClaimCard Card { get; } = new()
    {
        Id = "lora-deltas/one-depth-profile",
        Version = 1,
        Paper = LoraDeltasPaper.Paper,
        Title = "One depth profile for all domains",
        Place = "figures of mean |Δ| per layer, learning rate 2e-4, epoch 10",
        Statement = "The change of the adapters has the same profile over depth in all five domains.",
        Kind = ClaimKind.Correlation,
        Metric = DeltaInWords + " Spearman's ρ over layers between the profiles of two domains, mean over the ten pairs of five domains; each domain draws its own initial adapters.",
        Published = new(StudyCurves.Concordance(StudyCurves.LowRate, StudyCurves.LastEpoch), "read off the study's plots; one run a domain, no number is printed"),
        SmallestEffect = new(SmallestAgreement, "Spearman's ρ", SmallestAgreementReason),
        Rule = "On the 95 % t interval over seeds of the mean ρ. " + VerdictRule.PositiveEffectInWords,
        Deviations = CommonDeviations,
        SourceFile = "replication/LoraDeltas/OneDepthProfile.cs",
    };

    private protected override IReadOnlyList<DeltaCell> Cells =>
        [.. DeltaGrid.Cells(DeltaArm.Low), .. DeltaGrid.Cells(DeltaArm.High), .. DeltaGrid.Cells(DeltaArm.Wide), .. DeltaGrid.Cells(DeltaArm.Unequal), Control, Again];

    private protected override Finding Judge(DeltaGrid grid)
    {
        double[] Concordance(DeltaArm arm, DeltaMeasure? measure = null, int epoch = DeltaProtocol.Epochs) =>
            grid.OverDomains(arm, measure ?? DeltaMeasure.Adapters, DepthShape.Concordance, epoch);
        var headline = OverSeeds("concordance", "agreement between domains, lower rate", Concordance(DeltaArm.Low));
        var verdict = Positive(headline, SmallestAgreement);
        var again = OverSeeds("again", $"agreement of {Once.Domain.Name.Replace('-', ' ')} with itself from other initial adapters", [.. grid.Profiles(Once, DeltaMeasure.Adapters).Zip(grid.Profiles(Again, DeltaMeasure.Adapters), DepthShape.Agreement)]);
        var sentence = $"The profiles of two domains agree by ρ = {Text(headline)} on average; that of one domain agrees with its own from other initial adapters by {Text(again)}.";
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = headline,
            PValue = AgainstZero(headline),
            Estimates =
            [
                headline,
                again,
                OverSeeds("control", "agreement of the domains' mean profile with that of pretraining text", WithControl(grid)),
                OverSeeds("other-base", "agreement between one base model and the others, same domain", BetweenBases(grid)),
                .. new[] { DeltaArm.High, DeltaArm.Wide, DeltaArm.Unequal }.Select(arm => OverSeeds($"concordance.{arm.Name}", $"agreement between domains, {arm.Name.Replace('-', ' ')}", Concordance(arm))),
                .. DeltaProtocol.Measured.SkipLast(1).Select(epoch => OverSeeds(FormattableString.Invariant($"concordance.epoch-{epoch}"), FormattableString.Invariant($"agreement between domains after epoch {epoch}"), Concordance(DeltaArm.Low, epoch: epoch))),
                .. DeltaMeasure.All.Skip(1).Select(measure => OverSeeds($"concordance.{measure.Name}", $"agreement between domains by {measure.Label}", Concordance(DeltaArm.Low, measure))),
            ],
            Figure = LayerFigure.Of("Do all domains change the same layers?", sentence, DeltaDomains.All.Append(DeltaDomains.None).Select(domain =>
                (domain.Name.Replace('-', ' '), (IReadOnlyList<Curve>)
                [
                    LayerFigure.Ours("ours", grid.Profiles(new(domain, DeltaArm.Low), DeltaMeasure.Adapters)),
                    .. domain == DeltaDomains.None ? [] : new[] { LayerFigure.Study(domain, StudyCurves.LowRate) },
                ]))),
            FurtherSeeds = FurtherSeeds(verdict, headline, SmallestAgreement),
            WeightHashes = Hashes(grid, DeltaGrid.Cells(DeltaArm.Low)),
        };
    }

    // Does the profile need a domain at all?
    private static double[] WithControl(DeltaGrid grid)
    {
        return [.. grid.MeanShapes(DeltaArm.Low, DeltaMeasure.Adapters).Zip(grid.Profiles(Control, DeltaMeasure.Adapters), DepthShape.Agreement)];
    }

    // Is it the base model's? Mean over domains and over the other seeds, which have base models of their own.
    private static double[] BetweenBases(DeltaGrid grid)
    {
        var domains = DeltaGrid.Cells(DeltaArm.Low).Select(cell => grid.Profiles(cell, DeltaMeasure.Adapters)).ToList();
        return [.. grid.Seeds.Select((_, seed) => domains.Average(profiles => profiles.Where((_, other) => other != seed).Average(other => DepthShape.Agreement(profiles[seed], other))))];
    }
}
