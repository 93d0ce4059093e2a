namespace Replication.Data;

/// <summary>A corpus that cannot be used: one sentence that says what is wrong, where, and what to do.</summary>
public sealed class CorpusException : Exception
{
    public CorpusException(string message) : base(message) { }

    public CorpusException(string message, Exception cause) : base(message, cause) { }
}
