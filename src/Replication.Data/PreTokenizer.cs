namespace Replication.Data;

/// <summary>
/// Cuts text into the pieces that merges may not cross, much as GPT-2 does: an optional space and a run of letters,
/// of digits or of other signs; or a run of white space. It reads UTF-8 bytes, and every byte outside ASCII
/// counts as a letter: the cut then depends on no Unicode table, which would change with the runtime.
/// </summary>
public static class PreTokenizer
{
    /// <summary>Longest piece in bytes; longer runs are cut, which bounds the work on a text without spaces.</summary>
    public const int LongestPiece = 32;

    private enum Kind { Space, Letter, Digit, Other }

    /// <summary>End (exclusive) of the piece that starts at <paramref name="start"/>.</summary>
    /// <param name="bytes">UTF-8 bytes, one per char.</param>
    public static int PieceEnd(ReadOnlySpan<char> bytes, int start)
    {
        var first = KindOf(bytes[start]);
        var at = start + 1;
        if (first == Kind.Space)
        {
            if (bytes[start] == ' ' && at < bytes.Length && KindOf(bytes[at]) != Kind.Space)
                first = KindOf(bytes[at++]);
            else
                return WhiteSpaceEnd(bytes, start);
        }

        var limit = Math.Min(bytes.Length, start + LongestPiece);
        while (at < limit && KindOf(bytes[at]) == first)
            at++;
        return at == limit ? CharacterStart(bytes, at) : at;
    }

    private static int WhiteSpaceEnd(ReadOnlySpan<char> bytes, int start)
    {
        var limit = Math.Min(bytes.Length, start + LongestPiece);
        var at = start + 1;
        while (at < limit && KindOf(bytes[at]) == Kind.Space)
            at++;
        // The last space before a word belongs to the word.
        return at < bytes.Length && KindOf(bytes[at]) != Kind.Space && bytes[at - 1] == ' ' && at - 1 > start ? at - 1 : at;
    }

    private static int CharacterStart(ReadOnlySpan<char> bytes, int at)
    {
        if (at == bytes.Length)
            return at;
        var back = at;
        while (back > at - 4 && (bytes[back] & 0xC0) == 0x80)
            back--;
        return (bytes[back] & 0xC0) == 0x80 ? at : back;
    }

    private static Kind KindOf(char value) => value switch
    {
        ' ' or (>= '\t' and <= '\r') => Kind.Space,
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or >= '\x80' => Kind.Letter,
        >= '0' and <= '9' => Kind.Digit,
        _ => Kind.Other,
    };
}
