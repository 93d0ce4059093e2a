namespace Replication.Data.Tokenizers;

/// <summary>What byte-level tokenizers differ in, besides vocabulary and merges.</summary>
internal sealed record ByteLevelSettings
{
    public SplitPattern Pattern { get; init; } = SplitPattern.Gpt2;

    /// <summary>A space is put before a text that begins without white space.</summary>
    public bool AddPrefixSpace { get; init; }

    /// <summary>The text is brought to Unicode's composed form (NFC) first.</summary>
    public bool Compose { get; init; }

    /// <summary>A piece that is a token as a whole is taken as it is, whatever the merges would make of it.</summary>
    public bool WholePieces { get; init; }

    public IReadOnlyList<AddedToken> Added { get; init; } = [];

    public SequenceTemplate Template { get; init; } = SequenceTemplate.None;
}
