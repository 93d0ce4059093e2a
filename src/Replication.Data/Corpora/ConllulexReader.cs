namespace Replication.Data.Corpora;

/// <summary>STREUSLE's .conllulex: the ten columns of CoNLL-U and nine lexical ones. Source: CONLLULEX.md of nert-nlp/streusle.</summary>
public static class ConllulexReader
{
    /// <summary>Sentences in the order of the file.</summary>
    /// <exception cref="CorpusException">File, line and what was expected.</exception>
    public static IEnumerable<LexicalSentence> Read(string path)
    {
        foreach (var block in SentenceBlock.Read(path, columns: 19))
        {
            var sentence = block.Sentence(path);
            yield return new LexicalSentence(sentence.Id, sentence.Text, [.. sentence.Tokens.Select((token, at) => Lexical(token, block.Rows[at], path))]);
        }
    }

    private static LexicalToken Lexical(SyntacticToken token, (int Line, string[] Columns) row, string path)
    {
        var columns = row.Columns;
        if (columns[13].StartsWith("p.", StringComparison.Ordinal) != columns[14].StartsWith("p.", StringComparison.Ordinal))
            throw CorpusErrors.Damaged(path, row.Line, "a role in column 14 together with a function in column 15", $"{columns[13]} {columns[14]}");
        return new LexicalToken(token, columns[10], columns[11], columns[12], columns[13], columns[14], columns[15], columns[18]);
    }
}
