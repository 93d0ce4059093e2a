using Replication.Core.Claims;
using Replication.Core.Figures;
using Replication.Core.Runs;
using Replication.Random;
using Replication.Statistics;

namespace Replication.Linearization;

/// <summary>Adding layers lowers the empirical risk the more, the more it raises the largest eigenvalue.</summary>
public sealed class AddedLayers : LinearizationClaim
{
    private const double SmallestCorrelation = 0.3; // a tenth of the ranks' variance
    private const double Rounding = 1e-6; // relative, of a float64 solution at these conditions

    private static readonly string[] Trained = ["1", "3", "1-3"];

    public override ClaimCard Card { get; } = new()
    {
        Id = "linearization/added-layers",
        Version = 1,
        Paper = LinearizationPaper.Paper,
        Title = "Added layers lower the risk as they raise the spectrum",
        Place = "figure 3, theorem on the perturbed spectrum",
        Statement = "The empirical risk ratio log R(θ∪θ̂)/R(θ) follows the maximum-eigenvalue ratio log λmax(K+S+σI)/λmax(K+σI) over candidate layers θ̂.",
        Kind = ClaimKind.Correlation,
        Metric = "Spearman's ρ, its sign turned, of log risk ratio with log eigenvalue ratio over candidates, means over seeds: to W_k of each of four layers, W_k of every choice of the three others is added. Within each base layer and each of two tasks, 7 candidates each, then averaged over the 8. R is the risk of ridge regression on y − f₀ with σ = 1e-4 over 32 rows and all classes.",
        SmallestEffect = new(SmallestCorrelation, "Spearman's ρ", "Below 0.3 the eigenvalue tells less than a tenth of the variance of the ranks."),
        Rule = "On the 95 % two-way percentile bootstrap interval of −ρ, choices and seeds drawn, 10,000 draws. " + VerdictRule.PositiveEffectInWords
            + " Invalid where one point breaks the exact bounds λmin(K+σI)/λmax(K+S+σI) ≤ ‖r_{K+S}‖/‖r_K‖ ≤ λmax(K+σI)/λmin(K+S+σI) or λmax(K+S) ≥ λmax(K): the arithmetic would be wrong.",
        Deviations = [.. CommonDeviations, "The paper adds to layer 0 alone; here each layer is a base in turn, for 28 pairs of base and candidate instead of 7. Layer 0 alone is reported beside it.", "The caption gives no sign: that a larger eigenvalue ratio goes with a smaller risk ratio is our reading.", "Ridge regression stands for training in the verdict; the risk of models that were trained is reported for three candidates."],
        SourceFile = "replication/Linearization/AddedLayers.cs",
    };

    private protected override IEnumerable<PlannedRun> RunsOf(int seed, LinearizationTexts texts) =>
    [
        .. LinearizationTask.All.Select(task => KernelRuns.Of(task, seed, texts)),
        .. from task in LinearizationTask.All from layers in Trained.Select(added => $"0-{added}").Prepend("0") select TuningRuns.Of(Cell(task, layers), seed, texts),
    ];

    private protected override Finding Judge(LinearizationResults results)
    {
        double[] Raw(string task, string pair, string name) => LinearizationResults.Scalars(results.Kernels(task), $"{pair}.{name}");
        double[] Risk(string task, string pair) => [.. Raw(task, pair, "residual-ratio").Select(ratio => 2 * DeterministicMath.Log(ratio))];
        double[] Eigenvalue(string task, string pair) => [.. Raw(task, pair, "eigenvalue-ratio").Select(DeterministicMath.Log)];
        IReadOnlyList<(double[], double[])> Points(string task, LayerSet to) => [.. Pairs(to).Select(pair => (Eigenvalue(task, pair), Risk(task, pair).Select(r => -r).ToArray()))];
        var pairs = KernelRuns.Bases.SelectMany(Pairs).ToList();
        var points = (from task in LinearizationTask.All from pair in pairs from seed in Enumerable.Range(0, results.Seeds.Count)
            select KernelRuns.Perturbations.Select(name => Raw(task, pair, name)[seed]).ToArray()).ToList();
        var broken = points.Count(p => !(p[0] >= p[2] * (1 - Rounding) && p[0] <= p[3] * (1 + Rounding) && p[1] >= 1 - Rounding));
        var lowered = points.Average(p => p[0] < 1 ? 1.0 : 0);

        var against = WithinTasks.Correlation(Card.Id, "correlation", "−ρ of log risk ratio with log eigenvalue ratio",
            [.. from task in LinearizationTask.All from to in KernelRuns.Bases select Points(task, to)]);
        var verdict = broken > 0 ? Verdict.Invalid : VerdictRule.ForCorrelation(against.Interval, against.Value, Direction.Rising, SmallestCorrelation, against.N, DeclaredSeeds);
        var sentence = FormattableString.Invariant($"Risk ratio and eigenvalue ratio correlate by ρ = {-against.Value:F2} [{-against.Interval.High:F2}, {-against.Interval.Low:F2}]; {points.Count - broken} of {points.Count} points keep the exact bounds, and adding layers lowers the ridge risk in {lowered:P0}.");
        return new Finding
        {
            Verdict = verdict,
            Sentence = sentence,
            Headline = against,
            PValue = null, // a bootstrap has none
            Estimates =
            [
                against,
                WithinTasks.Correlation(Card.Id, "correlation.layer-0", "the same, added to layer 0 alone, seeds drawn", [.. LinearizationTask.All.Select(task => Points(task, KernelRuns.Bases[0]))], drawsConditions: false),
                OverSeeds("lowered", "share of points where adding lowers the ridge risk", [.. Enumerable.Range(0, results.Seeds.Count).Select(seed =>
                    (from task in LinearizationTask.All from pair in pairs select Raw(task, pair, "residual-ratio")[seed] < 1 ? 1.0 : 0).Average())]),
                .. from task in LinearizationTask.All from pair in pairs select OverSeeds($"{task}.{pair}.risk", $"{task}, layers {pair}, log risk ratio", Risk(task, pair)),
                .. from task in LinearizationTask.All from pair in pairs select OverSeeds($"{task}.{pair}.eigenvalue", $"{task}, layers {pair}, log eigenvalue ratio", Eigenvalue(task, pair)),
                .. from task in LinearizationTask.All from added in Trained select OverSeeds($"{task}.0+{added}.trained", $"{task}, layers 0+{added}, log ratio of the training losses after ten epochs", TrainedRatio(results, task, added)),
            ],
            Figure = new Figure(
                "What do added layers do to the risk?", sentence, $"Scatter of the log risk ratio against the log eigenvalue ratio, one point a base and candidate, means over seeds, one panel a task. {sentence}",
                new Axis("ln λmax(K+S+σI) ÷ λmax(K+σI)"), new Axis("ln R(θ∪θ̂) ÷ R(θ)", IncludeZero: true),
                [.. LinearizationTask.All.Select(task => Panel.Scatter(task.Replace('-', ' '), [.. KernelRuns.Bases.Select(to => new PointGroup($"to layer {to.Layers}",
                    [.. Pairs(to).Select(pair => new LabelledPoint(pair, Eigenvalue(task, pair).Average(), Risk(task, pair).Average()))]))]))]),
            FurtherSeeds = null, // the candidates, not the seeds, limit it
            WeightHashes = new Dictionary<string, string>(), // pinned by the claim on convergence
        };
    }

    private static IEnumerable<string> Pairs(LayerSet to) => KernelRuns.Candidates(to).Select(candidate => KernelRuns.Path(to, candidate));

    private static TuningCell Cell(string task, string layers) => new(task, new LayerSet("k", layers), Pull.None);

    private static double[] TrainedRatio(LinearizationResults results, string task, string added)
    {
        double[] Loss(string layers) => LinearizationResults.Read(results.Tuned(Cell(task, layers)), run => DeterministicMath.Log(run.Series["loss"][^1]));
        return [.. Loss($"0-{added}").Zip(Loss("0"), (with, without) => with - without)];
    }
}
