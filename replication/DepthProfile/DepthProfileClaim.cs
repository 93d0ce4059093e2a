using Replication.Core.Claims;
using Replication.Core.Runs;
using Replication.Training.Tiers;

namespace Replication.DepthProfile;

/// <summary>What the claims of this paper share: the grid of runs, their words, and what larger tiers need.</summary>
public abstract class DepthProfileClaim : SeededClaim
{
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
        "The paper's normalisation of the Procrustes distance, its probe set, learning rates and steps could not be recovered; ours are stated in the metric and in TierSizes.cs.",
    ];

    public override IReadOnlyList<Tier> Tiers => [Tier.Micro, Tier.Gpu];

    private protected abstract IReadOnlyList<Cell> Cells { get; }

    public override TierPlan? PlanFor(Tier tier) => DepthTiers.Plan(tier);

    private protected sealed override IEnumerable<PlannedRun> RunsOf(int seed, TierTexts texts) => Cells.Select(cell => DepthRuns.Of(cell, seed, texts));

    private protected sealed override Finding Judge(IReadOnlyList<int> seeds, TierTexts texts, RunSet runs) => Judge(new DepthGrid(seeds, texts, runs));

    private protected abstract Finding Judge(DepthGrid grid);

    /// <summary>The same reading by every measure and on both probe sets: does the verdict depend on the choice?</summary>
    private protected static IEnumerable<Estimate> ByMeasure(string path, string label, Func<string, string, double[]> read) =>
        from measure in ChangeMeasures.All
        from probe in new[] { "domain", "pretraining" }
        where (measure.Name, probe) != (ChangeMeasures.Procrustes, "domain")
        select OverSeeds(
            $"{path}.{measure.Name}.{probe}", $"{label} by {measure.Label}{(probe == "pretraining" ? ", on pretraining text" : "")}", read(measure.Name, probe));

    private protected static Dictionary<string, string> Hashes(DepthGrid grid, IEnumerable<Cell> cells) => Hashes(cells.SelectMany(grid.Runs));
}
