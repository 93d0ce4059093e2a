using System.Text;

namespace Replication.Data.Tokenizers;

/// <summary>A *.model file: ModelProto of sentencepiece_model.proto.</summary>
internal static class SentencePieceFile
{
    public static SentencePieceModel Read(string path)
    {
        var pieces = new List<SentencePiece>();
        var model = new SentencePieceModel { Pieces = pieces };
        var fields = new ProtobufReader(TokenizerFile.Bytes(path), path);
        while (fields.Next())
        {
            model = fields.Field switch
            {
                1 => WithPiece(model, pieces, Piece(fields.Content, path)),
                2 => Trainer(model, fields.Content, path),
                3 => Normalizer(model, fields.Content, path),
                _ => model,
            };
        }

        return pieces.Count > 0 ? model : throw TokenizerFile.Damaged(path, "it holds no pieces");
    }

    private static SentencePieceModel WithPiece(SentencePieceModel model, List<SentencePiece> pieces, SentencePiece piece)
    {
        pieces.Add(piece);
        return model;
    }

    private static SentencePiece Piece(ReadOnlySpan<byte> message, string path)
    {
        var piece = new SentencePiece("", 0);
        var fields = new ProtobufReader(message, path);
        while (fields.Next())
        {
            piece = fields.Field switch
            {
                1 => piece with { Text = Encoding.UTF8.GetString(fields.Content) },
                2 => piece with { Score = float.IsFinite(fields.Single) ? fields.Single : throw TokenizerFile.Damaged(path, $"the score of the piece {piece.Text} is not a number") },
                3 => piece with { Type = (SentencePieceType)fields.Value },
                _ => piece,
            };
        }

        if (piece.Text.Length == 0 || !Enum.IsDefined(piece.Type))
            throw TokenizerFile.Damaged(path, $"the piece '{piece.Text}' has no text or an unknown type");
        return piece;
    }

    private static SentencePieceModel Trainer(SentencePieceModel model, ReadOnlySpan<byte> message, string path)
    {
        var fields = new ProtobufReader(message, path);
        while (fields.Next())
        {
            model = fields.Field switch
            {
                3 when fields.Value is 1 or 2 => model with { MergesPairs = fields.Value == 2 },
                3 => throw TokenizerFile.Unsupported(path, FormattableString.Invariant($"model type {fields.Value} (neither unigram nor BPE)")),
                24 when fields.Value != 0 => throw TokenizerFile.Unsupported(path, "white space as a suffix"),
                35 => model with { ByteFallback = fields.Value != 0 },
                40 => model with { UnknownId = (int)fields.Value },
                44 => model with { UnknownText = Encoding.UTF8.GetString(fields.Content) },
                _ => model,
            };
        }

        return model;
    }

    private static SentencePieceModel Normalizer(SentencePieceModel model, ReadOnlySpan<byte> message, string path)
    {
        var fields = new ProtobufReader(message, path);
        while (fields.Next())
        {
            model = fields.Field switch
            {
                2 when !fields.Content.IsEmpty => model with { Characters = new CharacterMap(fields.Content, path) },
                3 => model with { AddDummyPrefix = fields.Value != 0 },
                4 => model with { RemoveExtraSpaces = fields.Value != 0 },
                5 when fields.Value == 0 => throw TokenizerFile.Unsupported(path, "white space that is not escaped"),
                _ => model,
            };
        }

        return model;
    }
}
