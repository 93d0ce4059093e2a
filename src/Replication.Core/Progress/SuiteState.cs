namespace Replication.Core.Progress;

/// <summary>How far a suite is.</summary>
public enum SuiteState
{
    /// <summary>Runs are under way, or about to be.</summary>
    Running,

    /// <summary>No run is left.</summary>
    Finished,

    /// <summary>The user stopped it.</summary>
    Stopped,

    /// <summary>Its budget was spent.</summary>
    OutOfBudget,

    /// <summary>Something outside of it broke, such as a full disk; its last words say what.</summary>
    Broken,
}
