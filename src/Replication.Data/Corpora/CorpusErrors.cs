namespace Replication.Data.Corpora;

/// <summary>Words what is wrong with a corpus: file, line, what was expected.</summary>
internal static class CorpusErrors
{
    private const int LongestQuote = 60;

    public static CorpusException Damaged(string path, int line, string expected, string? found = null) => new(FormattableString.Invariant(
        $"The corpus file {path} is damaged at line {line}: expected {expected}{(found is null ? "" : $", found '{Quote(found)}'")}; fetch it again."));

    private static string Quote(string found)
    {
        var plain = string.Concat(found.Select(unit => char.IsControl(unit) ? ' ' : unit));
        return plain.Length <= LongestQuote ? plain : plain[..LongestQuote] + "…";
    }
}
