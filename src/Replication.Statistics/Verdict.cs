namespace Replication.Statistics;

/// <summary>Whether the document's claim holds here. A verdict never makes a test red; a changed measurement does.</summary>
public enum Verdict
{
    /// <summary>Sign and size agree.</summary>
    Replicated,

    /// <summary>The sign agrees, the size does not.</summary>
    DirectionOnly,

    /// <summary>The interval leaves both readings open.</summary>
    Inconclusive,

    /// <summary>The interval excludes the claim.</summary>
    NotReplicated,

    /// <summary>Crash, NaN, too few seeds or budget spent: counts neither for nor against.</summary>
    Invalid,
}
