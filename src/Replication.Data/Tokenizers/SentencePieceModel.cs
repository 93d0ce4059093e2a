namespace Replication.Data.Tokenizers;

/// <summary>What a SentencePiece model file says, as far as encoding and decoding need it.</summary>
internal sealed record SentencePieceModel
{
    public required IReadOnlyList<SentencePiece> Pieces { get; init; }

    /// <summary>True: byte-pair encoding; false: unigram.</summary>
    public bool MergesPairs { get; init; }

    /// <summary>Merges in order where the file lists them; null: they follow from the pieces' scores.</summary>
    public PairMerger? Merger { get; init; }

    public int UnknownId { get; init; }

    /// <summary>What the unknown token decodes to.</summary>
    public string UnknownText { get; init; } = " \u2047 ";

    /// <summary>Characters without a piece are written as bytes.</summary>
    public bool ByteFallback { get; init; }

    public bool AddDummyPrefix { get; init; } = true;

    public bool RemoveExtraSpaces { get; init; } = true;

    public CharacterMap? Characters { get; init; }

    public IReadOnlyList<AddedToken> Added { get; init; } = [];

    public SequenceTemplate Template { get; init; } = SequenceTemplate.None;
}
