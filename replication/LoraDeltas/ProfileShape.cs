using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.LoraDeltas;

/// <summary>The profile is low at the first layers, highest at 70 to 90 % of depth, and drops at the last layers.</summary>
public sealed class ProfileShape : LoraDeltasClaim
{
    private const double SmallestContrast = 0.05;

    private static readonly DepthShape Published = StudyCurves.Shape(StudyCurves.LowRate, StudyCurves.LastEpoch);

    public override ClaimCard Card { get; } = new()
    {
        Id = "lora-deltas/profile-shape",
        Version = 1,
        Paper = LoraDeltasPaper.Paper,
        Title = "Low at first, highest late, a drop at the end",
        Place = "figures of mean |Δ| per layer, learning rate 2e-4, epoch 10",
        Statement = "Mean |Δ| is lowest in the first layers, has a broad maximum at about 70 to 90 % of depth, and drops in the last layers.",
        Kind = ClaimKind.Ordering,
        Metric = DeltaInWords + " Mean shape over domains, each profile divided by its mean. Three contrasts: the layers at relative depth 0.7 to 0.9 minus those before 0.1 (rise), minus those between (lateness), minus those beyond 0.9 (drop).",
        Published = new(Published.Lateness, FormattableString.Invariant($"read off the study's plots: rise {Published.Rise:F2}, lateness {Published.Lateness:F2}, drop {Published.Drop:F2} of the mean; no number is printed")),
        SmallestEffect = new(SmallestContrast, "share of the mean", "The study's adapters of one layer spread by a ninth of its level; layers that differ by less than half of that are the same."),
        Rule = "Rise, lateness and drop, each on its 95 % t interval over seeds; the worst of the three counts, lateness is shown first. " + VerdictRule.PositiveEffectInWords,
        Deviations = [.. CommonDeviations, "Twelve layers leave two each for the first, the late and the last region, six between; the study's 28 leave three, six and three, sixteen between."],
        SourceFile = "replication/LoraDeltas/ProfileShape.cs",
    };

    private protected override IReadOnlyList<DeltaCell> Cells => [.. DeltaGrid.Cells(DeltaArm.Low), .. DeltaGrid.Cells(DeltaArm.High), .. DeltaGrid.Cells(DeltaArm.Wide)];

    private protected override Finding Judge(DeltaGrid grid)
    {
        var parts = Contrasts(grid, "", "", DeltaArm.Low, DeltaMeasure.Adapters);
        var verdict = VerdictRule.ForAll([.. parts.Select(part => Positive(part, SmallestContrast))]);
        var sentence = $"Late layers change more than the first by {Text(parts[1])}, than the middle by {Text(parts[0])} and than the last by {Text(parts[2])} of the mean.";
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = parts[0],
            PValue = AgainstZero(parts), // all three must hold
            Estimates =
            [
                .. parts,
                OverSeeds("peak", "relative depth of the largest change", grid.OverDomains(DeltaArm.Low, DeltaMeasure.Adapters, p => DepthShape.Peak(DeltaGrid.MeanShape(p)))),
                .. new[] { DeltaArm.High, DeltaArm.Wide }.SelectMany(arm => Contrasts(grid, $"{arm.Name}.", $", {arm.Name.Replace('-', ' ')}", arm, DeltaMeasure.Adapters)),
                .. DeltaMeasure.All.Skip(1).SelectMany(measure => Contrasts(grid, $"{measure.Name}.", $" by {measure.Label}", DeltaArm.Low, measure)),
            ],
            Figure = LayerFigure.Of("Which layers do adapters change most?", sentence,
            [
                .. new[] { (DeltaArm.Low, StudyCurves.LowRate), (DeltaArm.High, StudyCurves.HighRate) }.SelectMany(arm => new[] { 1, DeltaProtocol.Epochs }.Select(epoch =>
                    (FormattableString.Invariant($"{arm.Item1.Name.Replace('-', ' ')}, epoch {epoch}"), (IReadOnlyList<Curve>)[Mean(grid, arm.Item1, epoch), LayerFigure.Study(arm.Item2, epoch)]))),
            ]),
            FurtherSeeds = verdict == Verdict.Inconclusive ? parts.Where(part => Positive(part, SmallestContrast) == Verdict.Inconclusive).Max(part => FurtherSeeds(verdict, part, SmallestContrast)) : null,
            WeightHashes = Hashes(grid, DeltaGrid.Cells(DeltaArm.High)),
        };
    }

    private static Curve Mean(DeltaGrid grid, DeltaArm arm, int epoch) => LayerFigure.Ours("ours", grid.MeanShapes(arm, DeltaMeasure.Adapters, epoch));
}
