namespace Replication.Cli.Printing;

/// <summary>A table in plain text: a heading, aligned columns, no lines and no colours, the same on a screen and in a log.</summary>
internal sealed class TextTable(params string[] headings)
{
    private const string Gap = "   ";
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter output) => Write(output, headings, _rows);

    /// <summary>Writes rows that need not all be in memory: they are gone through twice, for the columns' widths and for the text.</summary>
    public static void Write(TextWriter output, string[] headings, IEnumerable<string[]> rows)
    {
        var widths = headings.Select(heading => heading.Length).ToArray();
        foreach (var row in rows)
        {
            for (var column = 0; column < widths.Length; column++)
            {
                widths[column] = Math.Max(widths[column], row[column].Length);
            }
        }

        foreach (var row in rows.Prepend(headings))
        {
            output.WriteLine(string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
