using System.Text;

namespace Replication.Data.Tokenizers;

/// <summary>Text as SentencePiece segments it: mapped characters, single spaces, "▁" for a space and one in front.</summary>
internal sealed class SentencePieceNormalizer(SentencePieceModel model, PieceTrie userDefined)
{
    public const char Space = '\u2581';

    public string Normalize(string text)
    {
        var normal = new StringBuilder(text.Length + 16);
        // Leading spaces go where extra ones do, so the start counts as a space.
        var afterSpace = model.RemoveExtraSpaces;
        foreach (var part in Mapped(text))
        {
            foreach (var unit in part)
            {
                if (unit != ' ')
                    normal.Append(unit);
                else if (!afterSpace)
                    normal.Append(Space);
                afterSpace = model.RemoveExtraSpaces && unit == ' ';
            }
        }

        while (model.RemoveExtraSpaces && normal.Length > 0 && normal[^1] == Space)
            normal.Length--;
        if (model.AddDummyPrefix && normal.Length > 0)
            normal.Insert(0, Space);
        return normal.ToString();
    }

    private IEnumerable<string> Mapped(string text)
    {
        var clean = string.Concat(text.EnumerateRunes());
        var bytes = Encoding.UTF8.GetBytes(clean);
        for (int at = 0, offset = 0; at < clean.Length;)
        {
            var kept = userDefined.LongestMatch(clean.AsSpan(at));
            if (kept == 0 && model.Characters is { } map && map.Match(bytes.AsSpan(offset), out var replacement) is var length and > 0)
            {
                at += Encoding.UTF8.GetCharCount(bytes, offset, length);
                offset += length;
                yield return replacement;
                continue;
            }

            if (kept == 0)
                kept = char.IsHighSurrogate(clean[at]) ? 2 : 1;
            offset += Encoding.UTF8.GetByteCount(clean.AsSpan(at, kept));
            yield return clean.Substring(at, kept);
            at += kept;
        }
    }
}
