namespace Replication.Data.Language;

/// <summary>Someone whom a document keeps returning to: by name, by role or by pronoun.</summary>
internal sealed record Character(string Name, bool Female, Noun Role);
