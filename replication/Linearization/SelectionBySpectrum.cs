using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Core.Runs;
using Replication.Statistics;

namespace Replication.Linearization;

/// <summary>Ours: choosing the layers to adapt by the spectrum, against random layers and the last ones, at equal budget.</summary>
public sealed class SelectionBySpectrum : LinearizationClaim
{
    private const double SmallestGain = 0.02;

    private static readonly LayerSet Last = LayerSet.Pairs[^1];

    private static readonly (string Name, string Label)[] Ways =
        [("condition", "smallest κ"), ("eigenvalue", "largest λmax"), ("random", "random layers"), ("last", "last layers")];

    public override ClaimCard Card { get; } = new()
    {
        Id = "linearization/selection-by-spectrum",
        Version = 1,
        Paper = LinearizationPaper.Paper,
        Title = "Layers chosen by the spectrum do better",
        Place = "algorithm 2 and the conclusion hint at it; the test is ours",
        Statement = "At equal budget, adapting the two layers whose kernel has the smallest κ gives more accuracy than adapting two random layers, and than the last two.",
        Kind = ClaimKind.Difference,
        Metric = "Held-out accuracy after ten epochs with adapters on q and v of two of four layers, mean of both tasks: the pair with the smallest κ(K + σI) before training, σ = 1e-4, minus the mean over all six pairs (what two random layers give on average), and minus layers 2 and 3.",
        SmallestEffect = new(SmallestGain, "accuracy", "Two points of accuracy are the least for which one would compute a spectrum first."),
        Rule = "Both differences, each on its 95 % t interval over paired seeds; the less favourable counts. " + VerdictRule.PositiveEffectInWords,
        Deviations = [.. TuningDeviations, "The paper's algorithm could not be recovered; the smallest κ follows from its claim that accuracy falls with κ. The pair with the largest λmax is reported beside it."],
        SourceFile = "replication/Linearization/SelectionBySpectrum.cs",
    };

    private protected override IEnumerable<PlannedRun> RunsOf(int seed, LinearizationTexts texts) =>
    [
        .. LinearizationTask.All.Select(task => KernelRuns.Of(task, seed, texts)),
        .. from task in LinearizationTask.All from pair in LayerSet.Pairs select TuningRuns.Of(Cell(task, pair), seed, texts),
    ];

    private protected override Finding Judge(LinearizationResults results)
    {
        double[] Accuracy(string task, string way) => [.. Enumerable.Range(0, results.Seeds.Count).Select(seed =>
            Chosen(results, task, way, seed).Average(pair => results.Tuned(Cell(task, pair))[seed].Outcome.Scalars["accuracy"]))];
        double[] Gain(string way, string over) => results.OverTasks(task => [.. Accuracy(task, way).Zip(Accuracy(task, over), (a, b) => a - b)]);
        var overRandom = OverSeeds("gain.random", "smallest κ minus random layers, accuracy", Gain("condition", "random"));
        var overLast = OverSeeds("gain.last", "smallest κ minus last layers, accuracy", Gain("condition", "last"));
        var verdict = VerdictRule.ForAll(Positive(overRandom, SmallestGain), Positive(overLast, SmallestGain));
        var sentence = FormattableString.Invariant($"Layers with the smallest κ gain {Text(overRandom, "F3")} of accuracy over random ones and {Text(overLast, "F3")} over the last.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = overRandom,
            PValue = AgainstZero(overRandom, overLast), // both must hold
            Estimates =
            [
                overRandom, overLast,
                OverSeeds("eigenvalue.gain.random", "largest λmax minus random layers, accuracy", Gain("eigenvalue", "random")),
                OverSeeds("eigenvalue.gain.last", "largest λmax minus last layers, accuracy", Gain("eigenvalue", "last")),
                .. from task in LinearizationTask.All from way in Ways select OverSeeds($"{task}.{way.Name}.accuracy", $"{task}, {way.Label}, accuracy", Accuracy(task, way.Name)),
                .. from task in LinearizationTask.All from pair in LayerSet.Pairs select OverSeeds($"{task}.{pair.Layers}.accuracy", $"{task}, layers {pair.Layers}, accuracy", LinearizationResults.Scalars(results.Tuned(Cell(task, pair)), "accuracy")),
                .. from task in LinearizationTask.All from way in new[] { "condition", "eigenvalue" } from end in new[] { 0, 1 }
                select OverSeeds($"{task}.{way}.{(end == 0 ? "lower" : "upper")}-layer", $"{task}, {(way == "condition" ? "smallest κ" : "largest λmax")}, {(end == 0 ? "lower" : "upper")} layer of the chosen pair",
                    [.. Enumerable.Range(0, results.Seeds.Count).Select(seed => (double)(Chosen(results, task, way, seed)[0].Layers.Split('-')[end][0] - '0'))]),
            ],
            Figure = new Figure(
                "Which two layers should be adapted?", sentence, $"Held-out accuracy with 95 % intervals over seeds, one row a way of choosing, one panel a task. {sentence}",
                new Axis("held-out accuracy"), new Axis(""),
                [.. LinearizationTask.All.Select(task => Panel.ByRow(task.Replace('-', ' '), [new IntervalSeries("accuracy", [.. Ways.Select(way => Row(way.Label, Accuracy(task, way.Name)))])]))]),
            FurtherSeeds = FurtherSeeds(verdict, overRandom, SmallestGain),
            WeightHashes = Hashes(from task in LinearizationTask.All from pair in LayerSet.Pairs where !LayerSet.Grid.Contains(pair) select results.Tuned(Cell(task, pair))),
        };
    }

    // Ties go to the first pair: the order is fixed.
    private static IReadOnlyList<LayerSet> Chosen(LinearizationResults results, string task, string way, int seed) => way switch
    {
        "condition" => [LayerSet.Pairs.MinBy(pair => results.Spectrum(task, pair, SpectrumMeasures.Condition)[seed])!],
        "eigenvalue" => [LayerSet.Pairs.MaxBy(pair => results.Spectrum(task, pair, "largest")[seed])!],
        "last" => [Last],
        _ => LayerSet.Pairs,
    };

    private static TuningCell Cell(string task, LayerSet pair) => new(task, pair, Pull.None);

    private static IntervalRow Row(string name, double[] values)
    {
        var interval = TInterval.OfMean(values);
        return new IntervalRow(name, Sample.Mean(values), interval.Low, interval.High) { Seeds = values };
    }
}
