using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Random;
using Replication.Statistics;

namespace Replication.LoraDeltas;

/// <summary>The domain moves the level of the profile, not its shape.</summary>
public sealed class DomainMovesLevel : LoraDeltasClaim
{
    private const double SmallestShare = 0.5;

    public override ClaimCard Card { get; } = new()
    {
        Id = "lora-deltas/domain-moves-level",
        Version = 1,
        Paper = LoraDeltasPaper.Paper,
        Title = "The domain moves the level, not the shape",
        Place = "figures of mean |Δ| per layer, learning rate 2e-4, epoch 10",
        Statement = "Domains differ in how much the adapters change over all, and not in where.",
        Kind = ClaimKind.Difference,
        Metric = DeltaInWords + " Share of the level: of the variance of log mean |Δ| over domain × layer, what goes with the domain alone ÷ what goes with the domain alone and with domain × layer together; one table a seed.",
        Published = new(StudyCurves.LevelShare(StudyCurves.LowRate, StudyCurves.LastEpoch), "read off the study's plots, whose domains differ in data and perhaps in steps; no number is printed"),
        SmallestEffect = new(SmallestShare, "share of the domains' variance", "Below a half domains differ more in shape than in level. Noise counts as shape, so that the share errs against the claim."),
        Rule = "On the 95 % t interval over seeds of the share of the level minus 0.5. Replicated where it lies wholly above zero; not replicated where it lies at or below zero; inconclusive where zero lies within; invalid where a number is not finite or seeds are missing.",
        Deviations = [.. CommonDeviations, "All domains have the same number of tokens and steps; the study's differ by an unknown amount. Unequal budgets, 40 to 160 sequences in the order of its levels, are reported beside: they show what budgets alone can do."],
        SourceFile = "replication/LoraDeltas/DomainMovesLevel.cs",
    };

    private protected override IReadOnlyList<DeltaCell> Cells => [.. DeltaGrid.Cells(DeltaArm.Low), .. DeltaGrid.Cells(DeltaArm.High), .. DeltaGrid.Cells(DeltaArm.Unequal)];

    private protected override Finding Judge(DeltaGrid grid)
    {
        double[] Share(DeltaArm arm, DeltaMeasure? measure = null) => grid.OverDomains(arm, measure ?? DeltaMeasure.Adapters, LevelAndShape.ShareOfLevel);
        Estimate Eta(string path, string label, Func<(double Level, double CommonShape, double OwnShape), double> read) =>
            OverSeeds(path, label, grid.OverDomains(DeltaArm.Low, DeltaMeasure.Adapters, profiles => read(LevelAndShape.Shares(profiles))));
        var headline = OverSeeds("level", "level's share of what domains change, equal budgets", Share(DeltaArm.Low));
        var elasticity = OverSeeds("elasticity", "exponent of mean |Δ| in the number of steps", Elasticity(grid));
        // A share is never negative: an interval above zero would be no direction.
        var margin = OverSeeds("margin", "level's share minus 0.5", [.. headline.PerSeed.Select(share => share - SmallestShare)]);
        var verdict = Positive(margin, 0);
        var sentence = $"Of what domains change, {Text(headline)} is level; with unequal budgets the level follows the number of steps by the power {Text(elasticity)}.";
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = headline,
            PValue = AgainstZero(margin),
            Estimates =
            [
                headline, margin, elasticity,
                OverSeeds("level.unequal-budgets", "level's share of what domains change, unequal budgets", Share(DeltaArm.Unequal)),
                OverSeeds("level.high-rate", "level's share of what domains change, higher rate", Share(DeltaArm.High)),
                .. DeltaMeasure.All.Skip(1).Select(measure => OverSeeds($"level.{measure.Name}", $"level's share of what domains change, by {measure.Label}", Share(DeltaArm.Low, measure))),
                Eta("variance.level", "share of variance that goes with the domain", s => s.Level),
                Eta("variance.common-shape", "share of variance that goes with the layer", s => s.CommonShape),
                Eta("variance.own-shape", "share of variance that goes with domain × layer", s => s.OwnShape),
                .. new[] { DeltaArm.Low, DeltaArm.Unequal }.Select(arm => OverSeeds($"order.{arm.Name}", $"rank correlation of the domains' levels with the study's, {arm.Name.Replace('-', ' ')}", OrderAsInStudy(grid, arm))),
                .. from arm in new[] { DeltaArm.Low, DeltaArm.Unequal } from cell in DeltaGrid.Cells(arm) select OverSeeds($"{cell.Path}.mean", $"mean |Δ|, {cell.Label}", Levels(grid, cell)),
            ],
            Figure = new Figure(
                "How much do adapters change in each domain?", sentence,
                $"Mean |Δ| over layers by domain, divided by its mean over domains, with 95 % intervals over seeds, equal and unequal budgets beside each other and the study's own levels. {sentence}",
                new Axis("mean |Δ| ÷ mean over domains"), new Axis(""),
                [Panel.ByRow("",
                [
                    new IntervalSeries("equal budgets", Rows(grid, DeltaArm.Low)),
                    new IntervalSeries("unequal budgets", Rows(grid, DeltaArm.Unequal)),
                    new IntervalSeries("the study", [.. DeltaDomains.All.Zip(StudyLevels, (domain, level) => new IntervalRow(domain.Name.Replace('-', ' '), level / StudyLevels.Average(), double.NaN, double.NaN))], IsReference: true),
                ])]),
            FurtherSeeds = FurtherSeeds(verdict, headline, SmallestShare),
            WeightHashes = Hashes(grid, DeltaGrid.Cells(DeltaArm.Unequal).Where(cell => grid.Sizes.WindowsOf(cell) != grid.Sizes.Windows)),
        };
    }

    private static double[] Levels(DeltaGrid grid, DeltaCell cell) => [.. grid.Profiles(cell, DeltaMeasure.Adapters).Select(profile => profile.Average())];

    private static IReadOnlyList<IntervalRow> Rows(DeltaGrid grid, DeltaArm arm)
    {
        var levels = DeltaGrid.Cells(arm).Select(cell => Levels(grid, cell)).ToList();
        IntervalRow Row(DeltaDomain domain, double[] own)
        {
            double[] relative = [.. own.Select((level, seed) => level / levels.Average(l => l[seed]))];
            var interval = TInterval.OfMean(relative);
            return new IntervalRow(domain.Name.Replace('-', ' '), Sample.Mean(relative), interval.Low, interval.High) { Seeds = relative };
        }

        return [.. DeltaDomains.All.Zip(levels, Row)];
    }

    // Least squares through the origin, seed by seed: log of the levels' ratio on log of the steps' ratio, domain against itself.
    private static double[] Elasticity(DeltaGrid grid)
    {
        var domains = DeltaDomains.All.Select(domain => (
            Steps: DeterministicMath.Log((double)domain.OwnTenths / 10),
            Equal: Levels(grid, new(domain, DeltaArm.Low)), Own: Levels(grid, new(domain, DeltaArm.Unequal)))).ToList();
        return [.. grid.Seeds.Select((_, seed) =>
            domains.Sum(d => d.Steps * DeterministicMath.Log(d.Own[seed] / d.Equal[seed])) / domains.Sum(d => d.Steps * d.Steps))];
    }

    private static double[] StudyLevels { get; } = [.. DeltaDomains.All.Select(domain => StudyCurves.Of(domain, StudyCurves.LowRate, StudyCurves.LastEpoch).Level)];

    private static double[] OrderAsInStudy(DeltaGrid grid, DeltaArm arm) =>
        grid.OverDomains(arm, DeltaMeasure.Adapters, profiles => Correlation.Spearman(StudyLevels, [.. profiles.Select(profile => profile.Average())]));
}
