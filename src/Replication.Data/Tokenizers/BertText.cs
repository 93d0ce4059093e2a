using System.Globalization;
using System.Text;

namespace Replication.Data.Tokenizers;

/// <summary>BERT's basic tokenizer: text to words and punctuation signs.</summary>
internal static class BertText
{
    public static IEnumerable<string> Words(string text, bool lowerCase)
    {
        var clean = Clean(text);
        if (lowerCase)
            clean = CanonicalForm.Decompose(clean);
        var word = new StringBuilder();
        foreach (var rune in clean.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (lowerCase && category == UnicodeCategory.NonSpacingMark)
                continue;
            var alone = IsPunctuation(rune, category) || IsIdeograph(rune.Value);
            if ((alone || Rune.IsWhiteSpace(rune)) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (alone)
                yield return rune.ToString();
            else if (!Rune.IsWhiteSpace(rune))
                word.Append(lowerCase ? Rune.ToLowerInvariant(rune) : rune);
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r')
                clean.Append(' ');
            else if (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse))
                clean.Append(rune);
        }

        return clean.ToString();
    }

    // BERT counts every ASCII sign as punctuation, also those that Unicode calls symbols, such as ^ and $.
    private static bool IsPunctuation(Rune rune, UnicodeCategory category) => rune.IsAscii
        ? rune.Value is (>= 33 and <= 47) or (>= 58 and <= 64) or (>= 91 and <= 96) or (>= 123 and <= 126)
        : category is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.OtherPunctuation;

    private static bool IsIdeograph(int value) => value is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2A6DF)
        or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B820 and <= 0x2CEAF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);
}
