using System.Text;

namespace Replication.Data.Tokenizers;

/// <summary>
/// The printable characters by which GPT-2's vocabulary files write bytes: visible Latin-1 characters stand for
/// themselves, the other bytes are U+0100 and onward in order (a space is Ġ).
/// </summary>
internal static class ByteAlphabet
{
    private static readonly char[] Characters = MakeCharacters();
    private static readonly Dictionary<char, byte> Bytes = Enumerable.Range(0, 256).ToDictionary(value => Characters[value], value => (byte)value);

    public static char CharacterOf(byte value) => Characters[value];

    public static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
            text.Append(Characters[value]);
        return text.ToString();
    }

    /// <summary>Bytes of a token; null where it holds a character that stands for no byte.</summary>
    public static byte[]? Read(string token)
    {
        var bytes = new byte[token.Length];
        for (var at = 0; at < token.Length; at++)
        {
            if (!Bytes.TryGetValue(token[at], out bytes[at]))
                return null;
        }

        return bytes;
    }

    private static char[] MakeCharacters()
    {
        var characters = new char[256];
        var further = 0x100;
        for (var value = 0; value < 256; value++)
            characters[value] = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE ? (char)value : (char)further++;
        return characters;
    }
}
