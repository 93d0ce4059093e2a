using Replication.Harness.Runs;

namespace Replication.Harness.Claims;

/// <summary>
/// One published statement under test: plans its runs, then judges what they measured.
/// A claim holds no state; the same settings always give the same plan and the same finding.
/// </summary>
public abstract class Claim
{
    public abstract ClaimCard Card { get; }

    /// <summary>Tiers that the claim has a protocol for. A tier that is not among them is refused, never stood in for by another.</summary>
    public virtual IReadOnlyList<Tier> Tiers => [Tier.Micro];

    /// <summary>All runs that the finding needs, in the order in which they are best started.</summary>
    public abstract IReadOnlyList<PlannedRun> Plan(ClaimSettings settings);

    /// <summary>Estimates, verdict and figure from the stored runs of <see cref="Plan"/>.</summary>
    public abstract Finding Judge(ClaimSettings settings, RunSet runs);

    /// <summary>How far a statistic may move on another engine, and why; the managed engine must match to the last digit.</summary>
    /// <param name="path">Path of the number in the snapshot, such as <c>gpt2.slope.value</c>.</param>
    public abstract Tolerance ToleranceFor(string path);
}
