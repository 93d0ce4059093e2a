using System.Globalization;

namespace Replication.Data.Corpora;

/// <summary>Prepositions in a table: sent_id, token_index, token, lexcat, role, function, and the words with spaces between them.</summary>
public static class PrepositionReader
{
    private const string Header = "sent_id\ttoken_index\ttoken\tlexcat\trole\tfunction\ttokens";

    /// <summary>Rows in the order of the file.</summary>
    /// <exception cref="CorpusException">File, line and what was expected.</exception>
    public static IEnumerable<PrepositionExample> Read(string path)
    {
        foreach (var (number, line) in CorpusLines.Read(path))
        {
            if (number == 1)
            {
                if (line != Header)
                    throw CorpusErrors.Damaged(path, number, "the header sent_id, token_index, token, lexcat, role, function, tokens", line);
                continue;
            }

            if (line.Split('\t') is not [var id, var position, var token, var category, var role, var function, var sentence])
                throw CorpusErrors.Damaged(path, number, "7 columns between tabs", line);
            var tokens = sentence.Split(' ');
            if (!int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index < 1 || index > tokens.Length || tokens[index - 1] != token)
                throw CorpusErrors.Damaged(path, number, $"the place of '{token}' among the words in column 2", position);
            yield return new PrepositionExample(id, index, category, role, function, tokens);
        }
    }
}
