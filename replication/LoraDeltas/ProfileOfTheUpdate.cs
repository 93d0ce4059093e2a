using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.LoraDeltas;

/// <summary>Ours: the profile that the study finds on A and B apart is the profile of what they do together, ΔW = (α/r)·BA.</summary>
public sealed class ProfileOfTheUpdate : LoraDeltasClaim
{
    private static readonly (string Path, string Label, DeltaArm Arm)[] Arms =
        [("low-rate", "lower rate", DeltaArm.Low), ("high-rate", "higher rate", DeltaArm.High), ("with-feed-forward", "with feed-forward", DeltaArm.Wide)];

    public override ClaimCard Card { get; } = new()
    {
        Id = "lora-deltas/profile-of-the-update",
        Version = 1,
        Paper = LoraDeltasPaper.Paper,
        Title = "The profile survives when ΔW is measured",
        Place = "not in the study: it measures the change of A and B apart and reads it as the change of the layer",
        Statement = "The profile of mean |Δ| of A and B ranks layers as the norm of their common change of the weights, (α/r)·BA, does.",
        Kind = ClaimKind.Correlation,
        Metric = DeltaInWords + " Spearman's ρ over layers between it and Σ‖(α/r)·BA‖_F over the layer's four matrices, in the same runs; mean over domains.",
        SmallestEffect = new(SmallestAgreement, "Spearman's ρ", SmallestAgreementReason),
        Rule = "On the 95 % t interval over seeds of the mean ρ. " + VerdictRule.PositiveEffectInWords,
        Deviations = CommonDeviations,
        SourceFile = "replication/LoraDeltas/ProfileOfTheUpdate.cs",
    };

    private protected override IReadOnlyList<DeltaCell> Cells => [.. Arms.SelectMany(arm => DeltaGrid.Cells(arm.Arm))];

    private protected override Finding Judge(DeltaGrid grid)
    {
        var headline = OverSeeds("agreement", "rank correlation of A and B apart with ‖(α/r)·BA‖, lower rate", Agreement(grid, DeltaArm.Low, DeltaMeasure.Adapters, DeltaMeasure.Update));
        var verdict = Positive(headline, SmallestAgreement);
        var shape = Shape(grid, DeltaMeasure.Update);
        var sentence = $"Over layers, mean |Δ| of A and B and ‖(α/r)·BA‖ correlate by ρ = {Text(headline)}; by ‖(α/r)·BA‖ late layers lead the middle by {Text(shape[0])} and the last by {Text(shape[2])} of the mean.";
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = headline,
            PValue = AgainstZero(headline),
            Estimates =
            [
                headline,
                .. from arm in Arms
                   from other in new[] { DeltaMeasure.Update, DeltaMeasure.Relative }
                   where (arm.Arm, other) != (DeltaArm.Low, DeltaMeasure.Update)
                   select OverSeeds($"{arm.Path}.agreement.{other.Name}", $"rank correlation of A and B apart with {other.Label}, {arm.Label}", Agreement(grid, arm.Arm, DeltaMeasure.Adapters, other)),
                OverSeeds("agreement.a-with-b", "rank correlation of A alone with B alone", Agreement(grid, DeltaArm.Low, DeltaMeasure.OnlyA, DeltaMeasure.OnlyB)),
                OverSeeds("agreement.only-a", "rank correlation of A alone with ‖(α/r)·BA‖", Agreement(grid, DeltaArm.Low, DeltaMeasure.OnlyA, DeltaMeasure.Update)),
                OverSeeds("agreement.only-b", "rank correlation of B alone with ‖(α/r)·BA‖", Agreement(grid, DeltaArm.Low, DeltaMeasure.OnlyB, DeltaMeasure.Update)),
                .. shape, .. Shape(grid, DeltaMeasure.Relative),
                .. DeltaProtocol.Attention.Concat(DeltaProtocol.FeedForward).Select(matrix => OverSeeds($"{matrix}.relative", $"{matrix}, ‖(α/r)·BA‖/‖W‖",
                    grid.OverDomains(DeltaArm.Wide, DeltaMeasure.Relative, profiles => profiles.Average(p => p.Average()), matrices: [matrix]))),
                .. DeltaProtocol.Attention.Concat(DeltaProtocol.FeedForward).Select(matrix => OverSeeds($"{matrix}.update", $"{matrix}, ‖(α/r)·BA‖",
                    grid.OverDomains(DeltaArm.Wide, DeltaMeasure.Update, profiles => profiles.Average(p => p.Average()), matrices: [matrix]))),
            ],
            Figure = LayerFigure.Of("Does the profile of A and B stand for that of their product?", sentence, DeltaMeasure.All.Select(measure =>
                (measure.Label, (IReadOnlyList<Curve>)
                [
                    .. Arms.Where(arm => arm.Arm != DeltaArm.Wide).Select(arm => LayerFigure.Ours(arm.Label, grid.MeanShapes(arm.Arm, measure))),
                    .. measure == DeltaMeasure.Adapters ? new[] { LayerFigure.Study(StudyCurves.LowRate) } : [],
                ]))),
            FurtherSeeds = FurtherSeeds(verdict, headline, SmallestAgreement),
            WeightHashes = new Dictionary<string, string>(), // pinned by the claims on profile, shape and the proxy
        };
    }

    private static double[] Agreement(DeltaGrid grid, DeltaArm arm, DeltaMeasure first, DeltaMeasure second)
    {
        var domains = DeltaGrid.Cells(arm).Select(cell => (First: grid.Profiles(cell, first), Second: grid.Profiles(cell, second))).ToList();
        return [.. grid.Seeds.Select((_, seed) => domains.Average(d => DepthShape.Agreement(d.First[seed], d.Second[seed])))];
    }

    private static Estimate[] Shape(DeltaGrid grid, DeltaMeasure measure) => Contrasts(grid, $"{measure.Name}.", $" by {measure.Label}", DeltaArm.Low, measure);
}
