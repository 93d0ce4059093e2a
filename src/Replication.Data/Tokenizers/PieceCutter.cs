using System.Globalization;
using System.Text;

namespace Replication.Data.Tokenizers;

/// <summary>
/// The <see cref="SplitPattern"/>s as scanners. A regular expression of .NET reads UTF-16 units, and so would take a
/// letter beyond U+FFFF for a sign; these read whole characters, in linear time.
/// </summary>
internal static class PieceCutter
{
    private enum Kind { Letter, Number, Space, Other }

    /// <summary>End (exclusive) of the piece that starts at <paramref name="start"/>.</summary>
    public static int PieceEnd(ReadOnlySpan<char> text, int start, SplitPattern pattern) =>
        pattern == SplitPattern.Gpt2 ? Gpt2End(text, start) : Cl100kEnd(text, start);

    private static int Gpt2End(ReadOnlySpan<char> text, int start)
    {
        var contraction = ContractionEnd(text, start, ignoreCase: false);
        if (contraction > start)
            return contraction;
        var word = text[start] == ' ' && start + 1 < text.Length ? start + 1 : start;
        var kind = KindAt(text, word, out _);
        return kind == Kind.Space ? SpaceEnd(text, start) : RunEnd(text, word, kind);
    }

    private static int Cl100kEnd(ReadOnlySpan<char> text, int start)
    {
        var contraction = ContractionEnd(text, start, ignoreCase: true);
        if (contraction > start)
            return contraction;
        var kind = KindAt(text, start, out var length);
        if (kind == Kind.Letter)
            return RunEnd(text, start, Kind.Letter);
        if (kind == Kind.Number)
            return RunEnd(text, start, Kind.Number, most: 3);

        var second = start + length;
        var secondKind = second < text.Length ? KindAt(text, second, out _) : Kind.Space;
        if (text[start] is not ('\r' or '\n') && secondKind == Kind.Letter)
            return RunEnd(text, second, Kind.Letter);
        if (kind == Kind.Other || (text[start] == ' ' && secondKind == Kind.Other))
        {
            var end = RunEnd(text, kind == Kind.Other ? start : second, Kind.Other);
            while (end < text.Length && text[end] is '\r' or '\n')
                end++;
            return end;
        }

        var spaces = RunEnd(text, start, Kind.Space);
        var lastBreak = text[start..spaces].LastIndexOfAny('\r', '\n');
        return lastBreak >= 0 ? start + lastBreak + 1 : SpaceEnd(text, start);
    }

    // The last space before a word is left to the word.
    private static int SpaceEnd(ReadOnlySpan<char> text, int start)
    {
        var end = RunEnd(text, start, Kind.Space);
        return end < text.Length && end - start > 1 ? end - 1 : end;
    }

    private static int RunEnd(ReadOnlySpan<char> text, int start, Kind kind, int most = int.MaxValue)
    {
        var end = start;
        for (var count = 0; count < most && end < text.Length && KindAt(text, end, out var length) == kind; count++)
            end += length;
        return end;
    }

    private static int ContractionEnd(ReadOnlySpan<char> text, int start, bool ignoreCase)
    {
        if (text[start] != '\'' || start + 1 >= text.Length)
            return start;
        var first = Fold(text[start + 1], ignoreCase);
        if (first is 's' or 't' or 'm' or 'd')
            return start + 2;
        if (start + 2 >= text.Length)
            return start;
        return (first, Fold(text[start + 2], ignoreCase)) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? start + 3 : start;
    }

    // U+017F, the long s, is an s where case is ignored.
    private static char Fold(char value, bool ignoreCase) => !ignoreCase ? value : value == '\u017F' ? 's' : value is >= 'A' and <= 'Z' ? (char)(value | 0x20) : value;

    private static Kind KindAt(ReadOnlySpan<char> text, int at, out int length)
    {
        Rune.DecodeFromUtf16(text[at..], out var rune, out length);
        if (rune.IsAscii)
        {
            return rune.Value switch
            {
                (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => Kind.Letter,
                >= '0' and <= '9' => Kind.Number,
                ' ' or (>= '\t' and <= '\r') => Kind.Space,
                _ => Kind.Other,
            };
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
            _ => Rune.IsWhiteSpace(rune) ? Kind.Space : Kind.Other,
        };
    }
}
