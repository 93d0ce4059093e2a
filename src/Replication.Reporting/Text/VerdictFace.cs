using Replication.Statistics;

namespace Replication.Reporting.Text;

/// <summary>How a verdict looks and reads: a word and a shape, so that colour never carries the meaning alone.</summary>
/// <param name="Word">The verdict in words.</param>
/// <param name="Style">Class name that carries the colour, and names the shape.</param>
/// <param name="Sign">The shape as a character, where nothing can be drawn.</param>
public sealed record VerdictFace(string Word, string Style, string Sign)
{
    /// <summary>All faces in the order in which counts are told.</summary>
    public static IReadOnlyList<Verdict?> Order { get; } =
        [Verdict.Replicated, Verdict.DirectionOnly, Verdict.Inconclusive, Verdict.NotReplicated, Verdict.Invalid, null];

    /// <param name="verdict">Null while runs are missing.</param>
    public static VerdictFace Of(Verdict? verdict) => verdict switch
    {
        Verdict.Replicated => new("Replicated", "replicated", "●"),
        Verdict.DirectionOnly => new("Direction only", "direction-only", "◐"),
        Verdict.Inconclusive => new("Inconclusive", "inconclusive", "○"),
        Verdict.NotReplicated => new("Not replicated", "not-replicated", "✕"),
        Verdict.Invalid => new("Invalid", "invalid", "⊖"),
        _ => new("No verdict yet", "pending", "◌"),
    };
}
