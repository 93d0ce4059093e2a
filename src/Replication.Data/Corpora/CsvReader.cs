using System.Text;

namespace Replication.Data.Corpora;

/// <summary>Comma-separated values with quotation marks (RFC 4180); a quoted field may hold commas, doubled marks and line breaks.</summary>
public static class CsvReader
{
    /// <summary>Rows with the line on which each begins, the header among them; all as wide as the first.</summary>
    /// <exception cref="CorpusException">File, line and what was expected.</exception>
    public static IEnumerable<(int Line, IReadOnlyList<string> Fields)> Read(string path)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var (width, begin, quoted) = (0, 0, false);
        foreach (var (number, line) in CorpusLines.Read(path))
        {
            if (!quoted && line.Length == 0)
                continue;
            begin = quoted ? begin : number;
            if (quoted)
                field.Append('\n');
            for (var at = 0; at < line.Length; at++)
            {
                var sign = line[at];
                if (quoted && sign == '"' && at + 1 < line.Length && line[at + 1] == '"')
                    field.Append(line[++at]);
                else if (quoted && sign == '"' && at + 1 < line.Length && line[at + 1] != ',')
                    throw CorpusErrors.Damaged(path, number, "a comma or the end of the line after a closing quotation mark", line[at..]);
                else if (sign == '"' && (quoted || field.Length == 0))
                    quoted = !quoted;
                else if (sign == ',' && !quoted)
                    Close();
                else
                    field.Append(sign);
            }

            if (quoted)
                continue;
            Close();
            if (width > 0 && fields.Count != width)
                throw CorpusErrors.Damaged(path, begin, FormattableString.Invariant($"{width} fields between commas"), FormattableString.Invariant($"{fields.Count} fields"));
            width = fields.Count;
            yield return (begin, [.. fields]);
            fields.Clear();
        }

        if (quoted)
            throw CorpusErrors.Damaged(path, begin, "a closing quotation mark before the end of the file");

        void Close()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
