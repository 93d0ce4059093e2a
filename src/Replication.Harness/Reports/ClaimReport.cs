using Replication.Harness.Claims;
using Replication.Harness.Runs;
using Replication.Harness.Snapshots;

namespace Replication.Harness.Reports;

/// <summary>All that the report says about one claim.</summary>
/// <param name="Card">The claim as written down beforehand.</param>
/// <param name="Finding">What its runs say; null while runs are missing.</param>
/// <param name="Snapshot">How the numbers stand against the approved ones.</param>
/// <param name="Runs">The finished runs, in plan order, without their series: the figure holds what is shown of these.</param>
/// <param name="MissingRuns">Labels of planned runs that are not in the store.</param>
public sealed record ClaimReport(
    ClaimCard Card, Finding? Finding, SnapshotState Snapshot, IReadOnlyList<RunRecord> Runs, IReadOnlyList<string> MissingRuns);
