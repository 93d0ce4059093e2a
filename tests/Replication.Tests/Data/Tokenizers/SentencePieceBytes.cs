using System.Buffers.Binary;
using System.Text;

namespace Replication.Tests.Data.Tokenizers;

/// <summary>Writes small SentencePiece models.</summary>
internal static class SentencePieceBytes
{
    /// <param name="bpe">Byte-pair encoding rather than unigram.</param>
    /// <param name="byteFallback">Adds the 256 byte pieces after the others.</param>
    /// <param name="pieces">Text, score and type number.</param>
    public static byte[] Model(bool bpe, bool byteFallback, params (string Text, float Score, int Type)[] pieces)
    {
        var model = new List<byte>();
        foreach (var (text, score, type) in pieces.Concat(Enumerable.Range(0, byteFallback ? 256 : 0).Select(value => ($"<0x{value:X2}>", 0f, 6))))
        {
            var bits = new byte[4];
            BinaryPrimitives.WriteSingleLittleEndian(bits, score);
            model.AddRange(Field(1, [.. Field(1, Encoding.UTF8.GetBytes(text)), 2 << 3 | 5, .. bits, 3 << 3, (byte)type]));
        }

        // Field 35 is byte_fallback; 280 takes two bytes as a varint.
        model.AddRange(Field(2, [3 << 3, (byte)(bpe ? 2 : 1), 0x98, 0x02, (byte)(byteFallback ? 1 : 0)]));
        return [.. model];
    }

    private static byte[] Field(int number, byte[] content) => [(byte)(number << 3 | 2), (byte)content.Length, .. content];
}
