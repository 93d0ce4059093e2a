using System.Globalization;

namespace Replication.Data.Corpora;

/// <summary>GLUE's *.tsv files, with a header or without; quotation marks are plain characters there.</summary>
public static class GlueReader
{
    /// <summary>Examples in the order of the file; labels are null in test sets.</summary>
    /// <exception cref="CorpusException">File, line and what was expected.</exception>
    public static IEnumerable<LabelledText> Read(string path, GlueTask task)
    {
        var layout = GlueLayout.Of(task);
        List<string>? header = null;
        foreach (var (number, line) in CorpusLines.Read(path))
        {
            if (line.Length == 0)
                continue;
            var columns = line.Split('\t');
            if (header is null)
            {
                var named = Array.IndexOf(columns, layout.Text) >= 0 && (layout.SecondText is null || Array.IndexOf(columns, layout.SecondText) >= 0);
                header = [.. named ? columns : layout.Headless];
                if (header.Count == 0)
                    throw CorpusErrors.Damaged(path, number, $"a header with {layout.Text}, {layout.SecondText} and {layout.Label}", line);
                if (named)
                    continue;
            }

            if (columns.Length != header.Count)
                throw CorpusErrors.Damaged(path, number, FormattableString.Invariant($"{header.Count} columns between tabs"), line);
            var label = Column(columns, header, layout.Label);
            if (label is not null && !IsLabel(label, layout))
                throw CorpusErrors.Damaged(path, number, layout.Labels is null ? "a score" : $"a label out of {string.Join(", ", layout.Labels)}", label);
            yield return new LabelledText(Column(columns, header, layout.Text)!, layout.SecondText is null ? null : Column(columns, header, layout.SecondText), label);
        }
    }

    private static bool IsLabel(string label, GlueLayout layout) =>
        layout.Labels?.Contains(label) ?? (double.TryParse(label, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) && score is >= 0 and <= 5);

    private static string? Column(string[] columns, List<string> header, string name) => header.IndexOf(name) is >= 0 and var at ? columns[at] : null;
}
