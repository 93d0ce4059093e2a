using System.Buffers.Binary;
using System.Text;

namespace Replication.Data.Tokenizers;

/// <summary>
/// A model's own normalisation (precompiled_charsmap): a double-array trie over UTF-8 from prefix to replacement. Of several
/// prefixes the longest counts, as in SentencePiece; Hugging Face's reading by grapheme differs on rare sequences.
/// </summary>
internal sealed class CharacterMap
{
    private readonly uint[] _units;
    private readonly byte[] _replacements;

    /// <param name="blob">Size of the trie in bytes (uint32, little-endian), the trie, the replacements, each ended by 0.</param>
    /// <param name="path">Named in errors.</param>
    public CharacterMap(ReadOnlySpan<byte> blob, string path)
    {
        var size = blob.Length < 4 ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(blob);
        if (size == 0 || size % 4 != 0 || size > blob.Length - 4)
            throw TokenizerFile.Damaged(path, "its character map is shorter than it says");
        _units = new uint[size / 4];
        for (var at = 0; at < _units.Length; at++)
            _units[at] = BinaryPrimitives.ReadUInt32LittleEndian(blob[(4 + (at * 4))..]);
        _replacements = blob[(4 + (int)size)..].ToArray();
    }

    /// <summary>Length of the longest mapped prefix in bytes, 0 where there is none, and what replaces it.</summary>
    public int Match(ReadOnlySpan<byte> text, out string replacement)
    {
        var (length, value) = (0, 0);
        var node = Offset(_units[0]);
        for (var at = 0; at < text.Length; at++)
        {
            node ^= text[at];
            if (node >= _units.Length || (_units[node] & 0x800000FF) != text[at])
                break;
            var unit = _units[node];
            node ^= Offset(unit);
            if ((unit & 0x100) != 0 && node < _units.Length)
                (length, value) = (at + 1, (int)(_units[node] & 0x7FFFFFFF));
        }

        replacement = "";
        if (length == 0 || value >= _replacements.Length)
            return 0;
        var rest = _replacements.AsSpan(value);
        var end = rest.IndexOf((byte)0);
        replacement = Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]);
        return length;
    }

    private static uint Offset(uint unit) => unit >> 10 << (int)((unit & 0x200) >> 6);
}
