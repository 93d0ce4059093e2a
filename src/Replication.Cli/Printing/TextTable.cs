namespace Replication.Cli.Printing;

/// <summary>A table in plain text: a heading, aligned columns, no lines and no colours, the same on a screen and in a log.</summary>
internal sealed class TextTable(params string[] headings)
{
    private const string Gap = "   ";
    private readonly List<string[]> _rows = [headings];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter output)
    {
        var widths = Enumerable.Range(0, headings.Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            output.WriteLine(string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
