using Replication.Core.Snapshots;

namespace Replication.Core.Reports;

/// <summary>A judged claim: what the report says of it, how its snapshot stands, and what went wrong.</summary>
/// <param name="Report">What the report says.</param>
/// <param name="Snapshot">How the numbers stand against the approved ones.</param>
/// <param name="Problem">Why there is no finding, in one sentence; null where there is one.</param>
public sealed record ClaimResult(ClaimReport Report, SnapshotResult Snapshot, string? Problem)
{
    /// <summary>True where nothing failed and nothing differs from what was approved.</summary>
    public bool Holds => Problem is null && (Snapshot.State is SnapshotState.Verified or SnapshotState.NotCompared);
}
