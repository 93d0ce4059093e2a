namespace Replication.Core.Snapshots;

/// <summary>How a claim's statistics stand against what was approved.</summary>
public enum SnapshotState
{
    /// <summary>Every number is within its tolerance.</summary>
    Verified,

    /// <summary>At least one number is not.</summary>
    Differs,

    /// <summary>Nothing was approved yet.</summary>
    New,

    /// <summary>The settings are the user's own, so there is nothing to compare with.</summary>
    NotCompared,
}
