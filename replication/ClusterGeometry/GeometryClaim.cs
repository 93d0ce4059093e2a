using Replication.Core.Claims;
using Replication.Core.Runs;
using Replication.Statistics;
using Replication.Training.Tiers;

namespace Replication.ClusterGeometry;

/// <summary>What the claims of this paper share: the grid of runs, their words, and what larger tiers need.</summary>
public abstract class GeometryClaim : SeededClaim
{
    protected static IReadOnlyList<string> CommonDeviations { get; } =
    [
        "Five micro models of BERT with the paper's depths (2, 4, 4, 8, 12 blocks) and widths of 16, 32, 48, 48 and 64 in place of 128 to 768; four heads each.",
        "The harness pretrains them itself for 300 steps: such a BERT knows the counts of words and little else.",
        "The protocol was changed once after numbers were seen: pretrained at the decoders' rate, the last layer of the largest model was all but one point in four of five seeds. All models are now pretrained at a third of it; the paper's README gives the verdicts of before.",
        "Tasks of the embedded language with 14, 24, 12, 12 and 26 labels in place of 17, 46, 46, 40 and 50; 160 to 512 training sequences; at most 20 points of a label are looked at, the first in the text, and labels with fewer than 6 are left out.",
        "AdamW with a weight decay of 0.01, batches of 8 and a peak rate of 0.001 in place of Adam, 32 and 0.0003; the paper's epochs, linear warm-up of a tenth and decay are kept.",
        "Fine-tuned with the usual head over tokens, or over the first token for questions; the paper does not say which head it used.",
        "These are the micro tier's sizes. At the gpu tier: the paper's own widths, with heads of 64 dimensions but for four heads in the smallest; 5,000 steps of pretraining; 768 to 2,048 training sequences, at most 160 points of a label and 50 epochs of the classifier; batches of 64 at a peak rate of 0.0002.",
    ];

    protected static IReadOnlyList<string> ProbeDeviations { get; } =
    [
        "One probe of 32 × 32 units and a penalty of 0.0001, at most 400 epochs, three restarts, in place of a search over 16 sizes and 8 penalties with five restarts.",
    ];

    public override IReadOnlyList<Tier> Tiers => [Tier.Micro, Tier.Gpu];

    private protected abstract IReadOnlyList<BertSize> Sizes { get; }

    private protected abstract IReadOnlyList<string> Tasks { get; }

    public override TierPlan? PlanFor(Tier tier) => GeometryTiers.Plan(tier);

    /// <summary>One seed's runs on some data, such as real corpora.</summary>
    internal IEnumerable<PlannedRun> RunsOn(GeometryData data, int seed) => from size in Sizes from task in Tasks select GeometryRuns.Of(size, task, seed, data);

    private protected sealed override IEnumerable<PlannedRun> RunsOf(int seed, TierTexts texts) => RunsOn(GeometryTasks.Embedded(texts), seed);

    private protected sealed override Finding Judge(IReadOnlyList<int> seeds, TierTexts texts, RunSet runs) =>
        Judge(new GeometryGrid(seeds, GeometryTasks.Embedded(texts), runs));

    private protected abstract Finding Judge(GeometryGrid grid);

    /// <summary>The finding from runs on other data.</summary>
    internal Finding JudgeOn(GeometryGrid grid) => Judge(grid);

    /// <summary>Verdict on a claim that something is more than a bound, where the bound itself is the claim.</summary>
    protected static Verdict Above(Estimate estimate, double bound) => VerdictRule.ForPositiveEffect(
        estimate.Interval with { Low = estimate.Interval.Low - bound, High = estimate.Interval.High - bound }, estimate.Value - bound, 0, estimate.N, DeclaredSeeds);

    private protected static Dictionary<string, string> Hashes(GeometryGrid grid, IEnumerable<(BertSize Size, string Task)> cells) =>
        Hashes(cells.SelectMany(cell => grid.Runs(cell.Size, cell.Task)));
}
