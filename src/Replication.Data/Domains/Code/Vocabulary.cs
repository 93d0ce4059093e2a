namespace Replication.Data.Domains.Code;

/// <summary>The names that a toy language's programs use.</summary>
internal sealed record Vocabulary(IReadOnlyList<string> Verbs, IReadOnlyList<string> Nouns, IReadOnlyList<string> Parameters, IReadOnlyList<string> Locals, bool IsCamel)
{
    public static Vocabulary Brace { get; } = new(
        ["compute", "scale", "update", "merge", "count", "find", "shift", "clamp"],
        ["Total", "Index", "Offset", "Buffer", "Size", "Width", "Node", "Weight"],
        ["a", "b", "n", "size", "width", "offset"], ["result", "value", "temp"], IsCamel: true);

    public static Vocabulary Indent { get; } = new(
        ["get", "make", "add", "build", "load", "sum", "join", "filter"],
        ["items", "price", "score", "rows", "names", "steps", "lines", "points"],
        ["x", "y", "k", "first", "last", "step"], ["out", "acc", "best"], IsCamel: false);

    public string Routine(string verb, string noun) => IsCamel ? verb + noun : verb + "_" + noun;
}
