namespace Replication.Data.Corpora;

/// <summary>TREC question classes (Li and Roth 2002): <c>COARSE:fine question</c> on each line, in ISO-8859-1.</summary>
public static class QuestionReader
{
    private static readonly string[] Coarse = ["ABBR", "DESC", "ENTY", "HUM", "LOC", "NUM"];

    /// <summary>Questions in the order of the file.</summary>
    /// <exception cref="CorpusException">File, line and what was expected.</exception>
    public static IEnumerable<Question> Read(string path)
    {
        foreach (var (number, line) in CorpusLines.Read(path, CorpusEncoding.Latin1))
        {
            if (line.Length == 0)
                continue;
            if (line.Split(' ', 2) is not [var label, { Length: > 0 } text] || label.Split(':') is not [var coarse, { Length: > 0 } fine] || !Coarse.Contains(coarse))
                throw CorpusErrors.Damaged(path, number, $"COARSE:fine and a question, COARSE one of {string.Join(", ", Coarse)}", line);
            yield return new Question(coarse, fine, text);
        }
    }
}
