namespace Replication.Data.Tokenizers;

/// <param name="Text">Its text; "▁" stands for a space.</param>
/// <param name="Score">Log probability (unigram) or minus the order of the merge (BPE).</param>
/// <param name="Type">Its kind.</param>
internal sealed record SentencePiece(string Text, float Score, SentencePieceType Type = SentencePieceType.Normal);
