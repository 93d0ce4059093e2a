using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Core.Runs;
using Replication.Statistics;

namespace Replication.LoraDeltas;

/// <summary>The signed mean of Δ is noise around zero in every layer.</summary>
public sealed class SignedMeanIsNoise : LoraDeltasClaim
{
    private const double Bound = 0.05; // of mean |Δ|

    public override ClaimCard Card { get; } = new()
    {
        Id = "lora-deltas/signed-mean-is-noise",
        Version = 1,
        Paper = LoraDeltasPaper.Paper,
        Title = "The signed mean is noise",
        Place = "figures of mean Δ per layer",
        Statement = "The mean of the adapters' signed change is noise around zero, without a pattern over layers.",
        Kind = ClaimKind.Equivalence,
        Metric = "Mean Δ ÷ mean |Δ|, both over all domains and adapter tensors of a layer (A and B of q, k, v, o), after the last epoch at the lower rate. "
            + "BA stays the same when a row of A and its column of B turn their signs, and A's initial rows are as likely as their opposites: the expected mean of Δ is zero whatever is learnt.",
        Published = new(null, "within about ±5e-5 of zero at the lower rate, where mean |Δ| is about 9e-3"),
        SmallestEffect = new(Bound, "share of mean |Δ|", "A layer's 8 tensors of 384 to 768 numbers, at the micro tier, would, were these independent, put a mean 1.8 % of mean |Δ| away from zero by chance in one run; a twentieth is what nearly three such steps reach."),
        Rule = "Two one-sided t tests at 5 % over seeds, over all layers together and in each layer; the worst of them counts. " + VerdictRule.EquivalenceInWords,
        Deviations = [.. CommonDeviations, "The study gives no bound; its plots stay within 0.6 % of mean |Δ|, averaged over tensors of 50,000 numbers."],
        SourceFile = "replication/LoraDeltas/SignedMeanIsNoise.cs",
    };

    private protected override IReadOnlyList<DeltaCell> Cells => [.. DeltaGrid.Cells(DeltaArm.Low), .. DeltaGrid.Cells(DeltaArm.High)];

    private protected override Finding Judge(DeltaGrid grid)
    {
        var layers = Ratios(grid, DeltaArm.Low, Signed, Magnitude);
        var overall = Equivalent("signed-mean", "mean Δ ÷ mean |Δ|, all layers", MeanOf(layers));
        var byLayer = layers.Select((ratios, layer) => Equivalent(FormattableString.Invariant($"layer-{layer}"), FormattableString.Invariant($"mean Δ ÷ mean |Δ|, layer {layer}"), ratios)).ToList();
        var verdict = VerdictRule.ForAll([.. byLayer.Prepend(overall).Select(e => VerdictRule.ForEquivalence(e.Interval, e.Value, Bound, e.N, DeclaredSeeds))]);
        var furthest = byLayer.MaxBy(e => Math.Max(Math.Abs(e.Interval.Low), Math.Abs(e.Interval.High)))!;
        var sentence = $"Over all layers mean Δ is {Text(overall, "P2")} of mean |Δ|; the layer whose interval reaches furthest has {Text(furthest, "P2")}.";
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = overall,
            PValue = null, // an equivalence is no difference from zero
            Estimates =
            [
                overall, .. byLayer,
                Equivalent("high-rate.signed-mean", "mean Δ ÷ mean |Δ|, all layers, higher rate", MeanOf(Ratios(grid, DeltaArm.High, Signed, Magnitude))),
                Equivalent("update.signed-mean", "mean of the elements of (α/r)·BA ÷ mean of their magnitudes, all layers", MeanOf(Ratios(grid, DeltaArm.Low,
                    (run, matrix) => run.Outcome.Series[UpdateMeasures.ElementMean(DeltaProtocol.Epochs, matrix)],
                    (run, matrix) => run.Outcome.Series[UpdateMeasures.ElementMagnitude(DeltaProtocol.Epochs, matrix)]))),
            ],
            Figure = new Figure(
                "Do adapters drift to one side?", sentence,
                $"Signed mean of the change as a share of the mean magnitude, one row a layer, with 90 % intervals over seeds; the bounds lie at −0.05 and 0.05. {sentence}",
                new Axis("mean Δ ÷ mean |Δ|", IncludeZero: true), new Axis(""),
                [Panel.ByRow("",
                [
                    new IntervalSeries("ours", [.. byLayer.Select((e, layer) => new IntervalRow(FormattableString.Invariant($"layer {layer}"), e.Value, e.Interval.Low, e.Interval.High) { Seeds = e.PerSeed })]),
                    new IntervalSeries("bounds", [.. byLayer.Select((_, layer) => new IntervalRow(FormattableString.Invariant($"layer {layer}"), 0, -Bound, Bound))]),
                ])]),
            FurtherSeeds = null, // a layer on the far side of a bound needs another bound, not more seeds
            WeightHashes = new Dictionary<string, string>(), // pinned by the claims on profile and shape
        };
    }

    private static Estimate Equivalent(string path, string label, double[] ratios)
    {
        var result = Equivalence.OneSample(ratios, -Bound, Bound);
        return new Estimate(path, label, "", result.Estimate, result.Interval, ratios);
    }

    // Layers × seeds.
    private static List<double[]> Ratios(
        DeltaGrid grid, DeltaArm arm, Func<RunRecord, string, IReadOnlyList<double>> signed, Func<RunRecord, string, IReadOnlyList<double>> magnitude)
    {
        var cells = DeltaGrid.Cells(arm);
        double Ratio(int layer, int seed)
        {
            double Mean(Func<RunRecord, string, IReadOnlyList<double>> series) =>
                cells.Average(cell => arm.Measured.Average(matrix => series(grid.Runs(cell)[seed], matrix)[layer]));
            return Mean(signed) / Mean(magnitude);
        }

        return [.. Enumerable.Range(0, grid.Sizes.Model.Layers).Select(layer => (double[])[.. Enumerable.Range(0, grid.Seeds.Count).Select(seed => Ratio(layer, seed))])];
    }

    private static IReadOnlyList<double> Signed(RunRecord run, string matrix) =>
        DeltaMeasure.MeanOver(["A", "B"], part => run.Outcome.Series[UpdateMeasures.Mean(DeltaProtocol.Epochs, matrix, part)]);

    private static IReadOnlyList<double> Magnitude(RunRecord run, string matrix) =>
        DeltaMeasure.MeanOver(["A", "B"], part => run.Outcome.Series[UpdateMeasures.Magnitude(DeltaProtocol.Epochs, matrix, part)]);
}
