using Replication.Core.Claims;
using Replication.Core.Runs;
using Replication.Core.Snapshots;

namespace Replication.Core.Reports;

/// <summary>All that the report says about one claim.</summary>
/// <param name="Card">The claim as written down beforehand.</param>
/// <param name="Finding">What its runs say; null while runs are missing.</param>
/// <param name="Snapshot">How the numbers stand against the approved ones.</param>
/// <param name="Runs">The finished runs, in plan order, without what they measured: the finding holds what is shown of that.</param>
/// <param name="MissingRuns">Labels of planned runs that are not in the store.</param>
public sealed record ClaimReport(
    ClaimCard Card, Finding? Finding, SnapshotState Snapshot, IReadOnlyList<RunSummary> Runs, IReadOnlyList<string> MissingRuns)
{
    /// <summary>What decided the runs' numbers: each part of their keys.</summary>
    public DistinctValues Parts { get; init; } = DistinctValues.None;

    /// <summary>What they ran on: each field of their environments.</summary>
    public DistinctValues Environment { get; init; } = DistinctValues.None;
}
