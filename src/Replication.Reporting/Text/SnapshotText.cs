using Replication.Core.Snapshots;

namespace Replication.Reporting.Text;

/// <summary>How the numbers stand against the approved ones, in words.</summary>
public static class SnapshotText
{
    public static string Of(SnapshotState state) => state switch
    {
        SnapshotState.Verified => "as approved",
        SnapshotState.Differs => "differs from approved",
        SnapshotState.New => "not approved yet",
        SnapshotState.NotCompared => "not compared",
        _ => throw new ArgumentOutOfRangeException(nameof(state), $"The snapshot state {state} has no words: add them here."),
    };
}
