namespace Replication.Core.Snapshots;

/// <summary>Outcome of comparing one claim with its snapshot.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Differences">Offending values; empty unless it differs.</param>
/// <param name="Message">Text in Verify's grammar; null unless it differs or is new.</param>
/// <param name="ReceivedPath">File with what was measured; null unless it differs or is new.</param>
public sealed record SnapshotResult(
    SnapshotState State, IReadOnlyList<Difference> Differences, string? Message, string? ReceivedPath)
{
    public static SnapshotResult NotCompared { get; } = new(SnapshotState.NotCompared, [], null, null);
}
