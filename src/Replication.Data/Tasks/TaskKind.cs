namespace Replication.Data.Tasks;

/// <summary>What a task labels.</summary>
public enum TaskKind
{
    /// <summary>Words of a sentence, each by itself.</summary>
    Word,

    /// <summary>Words together with their heads.</summary>
    WordAndHead,

    /// <summary>One text of one or more sentences.</summary>
    Text,

    /// <summary>Two texts.</summary>
    TextPair,
}
