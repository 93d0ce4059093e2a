using Replication.Harness.Claims;
using Replication.Harness.Protocols;
using Replication.Harness.Runs;
using Replication.Statistics;

namespace Replication.DepthProfile;

/// <summary>What the claims of this paper share: seeds, the grid of runs, intervals over seeds, and what larger tiers need.</summary>
public abstract class DepthProfileClaim : ClaimFixture
{
    /// <summary>The least that shows a spread; the paper's own number is not recoverable.</summary>
    protected const int DeclaredSeeds = 5;

    /// <summary>First and last of six blocks then differ by a tenth of the mean change.</summary>
    protected const double SmallestSlope = 0.1;

    protected const string SmallestSlopeReason = "Below a tenth of the mean change between first and last block a profile of six blocks looks flat.";

    protected const string SlopeInWords =
        "Locality gradient: least-squares slope of the Procrustes distance d = 2 − 2‖XᵀY‖_* between hidden states before and after fine-tuning, "
        + "divided by the profile's mean, on relative depth (ℓ − 1)/(L − 1); held-out sequences of the fine-tuning task.";

    protected static IReadOnlyList<string> CommonDeviations { get; } =
    [
        "Seven models of 6 blocks and 64 dimensions that the harness pretrains itself, one an architecture, instead of 15 published models of 125M to 6.9B parameters.",
        "Three objectives on the embedded language: language modelling on a shifted domain, question classes, and dependency relations of words.",
        "The paper's normalisation of the Procrustes distance, its probe set, learning rates and steps could not be recovered; ours are stated in the metric and in TierProtocol.cs.",
    ];

    public override IReadOnlyList<Tier> Tiers => [Tier.Micro, Tier.Gpu];

    private protected abstract IReadOnlyList<Cell> Cells { get; }

    public sealed override IReadOnlyList<PlannedRun> Plan(ClaimSettings settings) =>
        [.. from seed in Seeds(settings) from cell in Cells select DepthRuns.Of(cell, seed, PretrainedModels.Texts(settings))];

    public sealed override Finding Judge(ClaimSettings settings, RunSet runs) =>
        Judge(new DepthGrid(Seeds(settings), PretrainedModels.Texts(settings), runs));

    public override TierPlan? PlanFor(Tier tier) => DepthTiers.Plan(tier);

    public override Tolerance ToleranceFor(string path) =>
        new(Card.SmallestEffect.Value / 2, "Half the smallest effect of interest, so that a drift which could change the verdict is seen; no other engine has been measured yet.");

    private protected abstract Finding Judge(DepthGrid grid);

    /// <summary>A mean over seeds with its exact t interval.</summary>
    protected static Estimate OverSeeds(string path, string label, double[] perSeed, double level = 0.95) =>
        new(path, label, "", Sample.Mean(perSeed), TInterval.OfMean(perSeed, level), perSeed);

    /// <summary>The t test, two-sided and against zero, that belongs to <see cref="OverSeeds"/>.</summary>
    protected static PValue AgainstZero(Estimate mean) => PValue.Of(TTest.OneSample([.. mean.PerSeed]));

    protected static Verdict Positive(Estimate estimate, double smallestEffect) =>
        VerdictRule.ForPositiveEffect(estimate.Interval, estimate.Value, smallestEffect, estimate.N, DeclaredSeeds);

    protected static int? FurtherSeeds(Verdict verdict, Estimate estimate, double smallestEffect) =>
        verdict == Verdict.Inconclusive ? SeedsNeeded.ToExclude(smallestEffect, [.. estimate.PerSeed]) : null;

    /// <summary>The same reading by every measure and on both probe sets: does the verdict depend on the choice?</summary>
    private protected static IEnumerable<Estimate> ByMeasure(string path, string label, Func<string, string, double[]> read) =>
        from measure in ChangeMeasures.All
        from probe in new[] { "domain", "pretraining" }
        where (measure.Name, probe) != (ChangeMeasures.Procrustes, "domain")
        select OverSeeds(
            $"{path}.{measure.Name}.{probe}", $"{label} by {measure.Label}{(probe == "pretraining" ? ", on pretraining text" : "")}", read(measure.Name, probe));

    private protected static Dictionary<string, string> Hashes(DepthGrid grid, IEnumerable<Cell> cells) =>
        cells.SelectMany(grid.Runs).ToDictionary(run => run.Label, run => run.Outcome.Hashes["weights"]);

    private static IReadOnlyList<int> Seeds(ClaimSettings settings) => [.. Enumerable.Range(1, settings.Seeds ?? DeclaredSeeds)];
}
