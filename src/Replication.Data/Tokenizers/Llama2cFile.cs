using System.Buffers.Binary;
using System.Text;

namespace Replication.Data.Tokenizers;

/// <summary>The tokenizer of llama2.c: pieces with their scores; 0 is unknown, 1 begins, 2 ends, bytes are written &lt;0x0A&gt;.</summary>
internal static class Llama2cFile
{
    public static SentencePieceModel Read(string path)
    {
        var bytes = TokenizerFile.Bytes(path);
        var pieces = new List<SentencePiece>();
        for (var at = 4; at < bytes.Length || pieces.Count == 0;)
        {
            var length = at + 8 <= bytes.Length ? BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 4)) : -1;
            if (length < 0 || length > bytes.Length - at - 8)
                throw TokenizerFile.Damaged(path, FormattableString.Invariant($"at byte {at} a score, a length and a token were expected"));
            var text = Encoding.UTF8.GetString(bytes, at + 8, length).Replace(' ', SentencePieceNormalizer.Space);
            pieces.Add(new SentencePiece(text, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at)), TypeOf(pieces.Count, text)));
            at += 8 + length;
        }

        return new SentencePieceModel
        {
            Pieces = pieces,
            MergesPairs = true,
            ByteFallback = true,
            RemoveExtraSpaces = false,
            Template = new SequenceTemplate([1], [], []),
        };
    }

    private static SentencePieceType TypeOf(int id, string text) => id switch
    {
        0 => SentencePieceType.Unknown,
        1 or 2 => SentencePieceType.Control,
        _ => SentencePieceTokenizer.ByteOf(text) is null ? SentencePieceType.Normal : SentencePieceType.Byte,
    };
}
