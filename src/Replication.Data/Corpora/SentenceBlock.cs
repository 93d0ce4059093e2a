using System.Globalization;

namespace Replication.Data.Corpora;

/// <summary>The lines of one sentence in a file of the CoNLL-U family: comments, then one token a line.</summary>
/// <param name="Comments">Values of the comments of the form <c># name = value</c>.</param>
/// <param name="Rows">Columns of the syntactic words; ranges such as 1-2 and empty nodes such as 8.1 are left out.</param>
internal sealed record SentenceBlock(IReadOnlyDictionary<string, string> Comments, IReadOnlyList<(int Line, string[] Columns)> Rows)
{
    /// <summary>Blocks of a file, whose columns are counted and whose indices run from 1.</summary>
    public static IEnumerable<SentenceBlock> Read(string path, int columns)
    {
        var comments = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = new List<(int Line, string[] Columns)>();
        foreach (var (number, line) in CorpusLines.Read(path))
        {
            if (line.StartsWith('#') && rows.Count == 0)
            {
                if (line.Split(" = ", 2) is [var name, var value])
                    comments[name.TrimStart('#').Trim()] = value;
            }
            else if (line.Length > 0)
            {
                AddRow(rows, line.Split('\t'), path, number, columns, line);
            }
            else if (rows.Count > 0)
            {
                yield return new SentenceBlock(comments, rows);
                (comments, rows) = (new Dictionary<string, string>(StringComparer.Ordinal), []);
            }
        }

        if (rows.Count > 0)
            yield return new SentenceBlock(comments, rows);
    }

    public SyntacticSentence Sentence(string path)
    {
        var tokens = Rows.Select(row => Token(row, path)).ToArray();
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Head > tokens.Length || tokens[at].Head == tokens[at].Index)
                throw CorpusErrors.Damaged(path, Rows[at].Line, FormattableString.Invariant($"a head from 0 to {tokens.Length} other than the token itself"), Rows[at].Columns[6]);
        }

        return new SyntacticSentence(Comments.GetValueOrDefault("sent_id", ""), Comments.GetValueOrDefault("text", ""), tokens);
    }

    private static void AddRow(List<(int Line, string[] Columns)> rows, string[] found, string path, int number, int columns, string line)
    {
        if (found.Length != columns)
            throw CorpusErrors.Damaged(path, number, FormattableString.Invariant($"{columns} columns between tabs"), line);
        if (found[0].AsSpan().IndexOfAny('-', '.') > 0)
            return;
        var next = FormattableString.Invariant($"{rows.Count + 1}");
        if (found[0] != next)
            throw CorpusErrors.Damaged(path, number, $"the token index {next}", found[0]);
        rows.Add((number, found));
    }

    private static SyntacticToken Token((int Line, string[] Columns) row, string path)
    {
        var columns = row.Columns;
        if (!int.TryParse(columns[6], NumberStyles.None, CultureInfo.InvariantCulture, out var head))
            throw CorpusErrors.Damaged(path, row.Line, "the index of the head in column 7", columns[6]);
        if (columns[1].Length == 0 || columns[7].Length == 0)
            throw CorpusErrors.Damaged(path, row.Line, "a form in column 2 and a relation in column 8");
        return new SyntacticToken(int.Parse(columns[0], CultureInfo.InvariantCulture), columns[1], columns[2], columns[3], columns[4], columns[5], head, columns[7], columns[9]);
    }
}
