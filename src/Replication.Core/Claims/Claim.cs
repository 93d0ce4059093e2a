using Replication.Core.Runs;

namespace Replication.Core.Claims;

/// <summary>
/// One published statement under test: plans its runs, then judges what they measured.
/// A claim holds no state; the same settings always give the same plan and the same finding.
/// </summary>
public abstract class Claim
{
    public abstract ClaimCard Card { get; }

    /// <summary>Tiers that the claim has a protocol for. A tier that is not among them is refused, never stood in for by another.</summary>
    public virtual IReadOnlyList<Tier> Tiers => [Tier.Micro];

    /// <summary>
    /// What the claim needs from outside at a tier: models, corpora, processors, hours. Null where it needs nothing, or has no
    /// protocol. A claim may declare a tier here that is not among <see cref="Tiers"/> yet: its needs are then listed, and it
    /// is refused with what is missing.
    /// </summary>
    public virtual TierPlan? PlanFor(Tier tier) => null;

    /// <summary>All runs that the finding needs, in the order in which they are best started.</summary>
    public abstract IReadOnlyList<PlannedRun> Plan(ClaimSettings settings);

    /// <summary>Estimates, verdict and figure from the stored runs of <see cref="Plan"/>.</summary>
    public abstract Finding Judge(ClaimSettings settings, RunSet runs);

    /// <summary>
    /// How far a statistic may move on another engine, and why; the managed engine must match to the last digit.
    /// A bound comes from spread that was measured, never from taste: run the claim on two engines with the same seeds, and
    /// take twice the largest difference of that statistic over the seeds. The reason names the engines, the number of seeds
    /// and the difference seen. Where no second engine was measured yet, the reason says so, and the bound is at most half
    /// of the smallest effect of interest, so that no drift that could change a verdict passes unseen.
    /// </summary>
    /// <param name="path">Path of the number in the snapshot, such as <c>gpt2.slope.value</c>.</param>
    public abstract Tolerance ToleranceFor(string path);
}
