using Replication.Data.Language;

namespace Replication.Data.Tasks;

/// <summary>Something of a kind, perhaps with a quality.</summary>
internal sealed record Described(Noun Noun, string? Adjective);
