namespace Replication.Data.Language;

/// <summary>What finite verbs agree with.</summary>
internal enum Number { Singular, Plural }
