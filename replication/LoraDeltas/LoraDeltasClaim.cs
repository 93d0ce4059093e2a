using Replication.Harness.Claims;
using Replication.Harness.Protocols;
using Replication.Harness.Runs;
using Replication.Statistics;

namespace Replication.LoraDeltas;

/// <summary>What the claims of this study share: seeds, the grid of runs, intervals over seeds, and what larger tiers need.</summary>
public abstract class LoraDeltasClaim : ClaimFixture
{
    /// <summary>The least that shows a spread; the study says nothing of seeds.</summary>
    protected const int DeclaredSeeds = 5;

    /// <summary>Spearman's ρ below which one profile tells less than a quarter of the variance of another's ranks.</summary>
    protected const double SmallestAgreement = 0.5;

    protected const string SmallestAgreementReason = "Below a half one profile tells less than a quarter of the variance of the other's ranks: nobody would call them the same.";

    protected const string DeltaInWords =
        "Mean |Δ| as the study has it: Δ is A's and B's change since before training, each by itself; mean |Δ| of every adapter tensor, "
        + "averaged over the layer's adapters (q, k, v, o), after the last epoch at the lower rate with equal budgets.";

    protected static IReadOnlyList<string> CommonDeviations { get; } =
    [
        "A Llama-shaped model of 12 blocks and 48 dimensions that the harness pretrains itself, one a seed, instead of Llama-3.2-3B. Rank 16 is a third of its width, not half a hundredth.",
        "Both learning rates are ten times the study's, 2e-3 and 1e-2: the micro tier pretrains at ten times Llama's rate.",
        "Toy languages stand for C++ and Python, word problems for the linguistic and derivations for the thinking half of mathematics; 80 sequences of 32 tokens a domain, ten epochs.",
        "Computed in float32 instead of bfloat16, on NF4 weights with double quantisation.",
        "Optimiser, schedule, data sets, their sizes, lengths, seeds and the number of steps are not in the study: AdamW without decay and warm-up, a linear schedule and a gradient norm of 1 are the common trainer's defaults.",
    ];

    private protected abstract IReadOnlyList<DeltaCell> Cells { get; }

    public sealed override IReadOnlyList<PlannedRun> Plan(ClaimSettings settings) =>
        [.. (from seed in Seeds(settings) from cell in Cells select DeltaRuns.Of(cell, seed, PretrainedModels.Texts(settings))).DistinctBy(run => run.Spec.Key)];

    public sealed override Finding Judge(ClaimSettings settings, RunSet runs) =>
        Judge(new DeltaGrid(Seeds(settings), PretrainedModels.Texts(settings), runs));

    public override TierPlan? PlanFor(Tier tier) => DeltaTiers.Plan(tier);

    public override Tolerance ToleranceFor(string path) =>
        new(Card.SmallestEffect.Value / 2, "Half the smallest effect of interest, so that a drift which could change the verdict is seen; no other engine has been measured yet.");

    private protected abstract Finding Judge(DeltaGrid grid);

    /// <summary>A mean over seeds with its exact t interval.</summary>
    protected static Estimate OverSeeds(string path, string label, double[] perSeed, string unit = "") =>
        new(path, label, unit, Sample.Mean(perSeed), TInterval.OfMean(perSeed), perSeed);

    protected static Verdict Positive(Estimate estimate, double smallestEffect) =>
        VerdictRule.ForPositiveEffect(estimate.Interval, estimate.Value, smallestEffect, estimate.N, DeclaredSeeds);

    protected static int? FurtherSeeds(Verdict verdict, Estimate estimate, double threshold) =>
        verdict == Verdict.Inconclusive ? SeedsNeeded.ToExclude(threshold, [.. estimate.PerSeed]) : null;

    /// <summary>An estimate as the finding's sentence gives it.</summary>
    protected static string Text(Estimate estimate, string format = "F2") => FormattableString.Invariant(
        $"{estimate.Value.ToString(format, System.Globalization.CultureInfo.InvariantCulture)} [{estimate.Interval.Low.ToString(format, System.Globalization.CultureInfo.InvariantCulture)}, {estimate.Interval.High.ToString(format, System.Globalization.CultureInfo.InvariantCulture)}]");

    private protected static Dictionary<string, string> Hashes(DeltaGrid grid, IEnumerable<DeltaCell> cells) =>
        cells.SelectMany(grid.Runs).ToDictionary(run => run.Label, run => run.Outcome.Hashes["weights"]);

    private static IReadOnlyList<int> Seeds(ClaimSettings settings) => [.. Enumerable.Range(1, settings.Seeds ?? DeclaredSeeds)];
}
