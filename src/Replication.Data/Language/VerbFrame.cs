namespace Replication.Data.Language;

/// <summary>The complements that a verb takes.</summary>
internal enum VerbFrame
{
    Intransitive,
    Motion,
    Transitive,

    /// <summary>An object and a recipient.</summary>
    Transfer,

    /// <summary>A clause with "that".</summary>
    Clausal,
}
