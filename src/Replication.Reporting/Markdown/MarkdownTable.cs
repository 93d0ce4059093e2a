using System.Text;

namespace Replication.Reporting.Markdown;

/// <summary>A table of escaped cells.</summary>
public static class MarkdownTable
{
    /// <param name="text">Where to write.</param>
    /// <param name="heads">One per column; a colon at its end aligns the column to the right.</param>
    /// <param name="rows">As many cells as there are heads.</param>
    public static void Append(StringBuilder text, IReadOnlyList<string> heads, IEnumerable<IEnumerable<string>> rows)
    {
        text.Append('|').AppendJoin('|', heads.Select(h => MarkdownText.Escape(h.TrimEnd(':')))).Append("|\n|")
            .AppendJoin('|', heads.Select(h => h.EndsWith(':') ? "---:" : "---")).Append("|\n");
        foreach (var row in rows)
        {
            text.Append('|').AppendJoin('|', row.Select(MarkdownText.Escape)).Append("|\n");
        }

        text.Append('\n');
    }
}
