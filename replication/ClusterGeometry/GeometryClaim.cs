using Replication.Harness.Claims;
using Replication.Harness.Protocols;
using Replication.Harness.Runs;
using Replication.Statistics;

namespace Replication.ClusterGeometry;

/// <summary>What the claims of this paper share: seeds, the grid of runs, intervals over seeds, and what larger tiers need.</summary>
public abstract class GeometryClaim : ClaimFixture
{
    /// <summary>As many as the paper's probes have restarts; it says nothing of seeds of fine-tuning.</summary>
    protected const int DeclaredSeeds = 5;

    protected static IReadOnlyList<string> CommonDeviations { get; } =
    [
        "Five micro models of BERT with the paper's depths (2, 4, 4, 8, 12 blocks) and widths of 16, 32, 48, 48 and 64 in place of 128 to 768; four heads each.",
        "The harness pretrains them itself for 300 steps: such a BERT knows little more than what stands near what, so that untuned spaces hold less than the paper's.",
        "Tasks of the embedded language with 14, 24, 12, 12 and 26 labels in place of 17, 46, 46, 40 and 50; 160 to 512 training sequences; at most 24 points of a label are looked at, the first in the text, and labels with fewer than 6 are left out.",
        "AdamW with a weight decay of 0.01, batches of 8 and a peak rate of 0.001 in place of Adam, 32 and 0.0003; the paper's epochs, linear warm-up of a tenth and decay are kept.",
        "Fine-tuned with the usual head over tokens, or over the first token for questions; the paper does not say which head it used.",
    ];

    protected static IReadOnlyList<string> ProbeDeviations { get; } =
    [
        "One probe of 32 × 32 units and a penalty of 0.0001, at most 400 epochs, three restarts, in place of a search over 16 sizes and 8 penalties with five restarts.",
    ];

    private protected abstract IReadOnlyList<BertSize> Sizes { get; }

    private protected abstract IReadOnlyList<string> Tasks { get; }

    public sealed override IReadOnlyList<PlannedRun> Plan(ClaimSettings settings) => Plan(Seeds(settings), GeometryTasks.Embedded(PretrainedModels.Texts(settings)));

    public sealed override Finding Judge(ClaimSettings settings, RunSet runs) =>
        Judge(new GeometryGrid(Seeds(settings), GeometryTasks.Embedded(PretrainedModels.Texts(settings)), runs));

    public override TierPlan? PlanFor(Tier tier) => GeometryTiers.Plan(tier);

    public override Tolerance ToleranceFor(string path) =>
        new(Card.SmallestEffect.Value / 2, "Half the smallest effect of interest, so that a drift which could change the verdict is seen; no other engine has been measured yet.");

    /// <summary>The runs on other data, such as real corpora.</summary>
    internal IReadOnlyList<PlannedRun> Plan(IReadOnlyList<int> seeds, GeometryData data) =>
        [.. from seed in seeds from size in Sizes from task in Tasks select GeometryRuns.Of(size, task, seed, data)];

    private protected abstract Finding Judge(GeometryGrid grid);

    /// <summary>The finding from runs on other data.</summary>
    internal Finding JudgeOn(GeometryGrid grid) => Judge(grid);

    /// <summary>A mean over seeds with its exact t interval.</summary>
    protected static Estimate OverSeeds(string path, string label, double[] perSeed, double level = 0.95) =>
        new(path, label, "", Sample.Mean(perSeed), TInterval.OfMean(perSeed, level), perSeed);

    protected static Verdict Positive(Estimate estimate, double smallestEffect) =>
        VerdictRule.ForPositiveEffect(estimate.Interval, estimate.Value, smallestEffect, estimate.N, DeclaredSeeds);

    protected static int? FurtherSeeds(Verdict verdict, Estimate estimate, double smallestEffect) =>
        verdict == Verdict.Inconclusive ? SeedsNeeded.ToExclude(smallestEffect, [.. estimate.PerSeed]) : null;

    /// <summary>Verdict on a claim that something is more than a bound, where the bound itself is the claim.</summary>
    protected static Verdict Above(Estimate estimate, double bound) => VerdictRule.ForPositiveEffect(
        estimate.Interval with { Low = estimate.Interval.Low - bound, High = estimate.Interval.High - bound }, estimate.Value - bound, 0, estimate.N, DeclaredSeeds);

    /// <summary>The mean of several numbers, seed by seed.</summary>
    protected static double[] MeanOf(IReadOnlyList<double[]> parts) =>
        [.. Enumerable.Range(0, parts[0].Length).Select(seed => parts.Average(part => part[seed]))];

    private protected static Dictionary<string, string> Hashes(GeometryGrid grid, IEnumerable<(BertSize Size, string Task)> cells) =>
        cells.SelectMany(cell => grid.Runs(cell.Size, cell.Task)).ToDictionary(run => run.Label, run => run.Outcome.Hashes["weights"]);

    private static IReadOnlyList<int> Seeds(ClaimSettings settings) => [.. Enumerable.Range(1, settings.Seeds ?? DeclaredSeeds)];
}
