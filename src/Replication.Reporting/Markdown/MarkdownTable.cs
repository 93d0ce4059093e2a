namespace Replication.Reporting.Markdown;

/// <summary>A table of escaped cells.</summary>
public static class MarkdownTable
{
    /// <param name="text">Where to write.</param>
    /// <param name="heads">One per column; a colon at its end aligns the column to the right.</param>
    /// <param name="rows">As many cells as there are heads.</param>
    public static void Write(TextWriter text, IReadOnlyList<string> heads, IEnumerable<IEnumerable<string>> rows)
    {
        text.Write($"|{string.Join('|', heads.Select(h => MarkdownText.Escape(h.TrimEnd(':'))))}|\n");
        text.Write($"|{string.Join('|', heads.Select(h => h.EndsWith(':') ? "---:" : "---"))}|\n");
        foreach (var row in rows)
        {
            text.Write($"|{string.Join('|', row.Select(MarkdownText.Escape))}|\n");
        }

        text.Write('\n');
    }
}
