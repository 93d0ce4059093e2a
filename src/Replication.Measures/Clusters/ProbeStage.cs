namespace Replication.Measures.Clusters;

/// <summary>The three passes of DirectProbe.</summary>
public enum ProbeStage
{
    /// <summary>The optimistic pass: merges, nothing checked.</summary>
    Merging,

    /// <summary>The end check and the search for the first state with an overlap.</summary>
    Searching,

    /// <summary>The careful pass: merges, each checked.</summary>
    Separating,
}
