namespace Replication.Data.Language;

internal sealed record Noun(string Stem, NounClass Class);
