using Replication.Models.Adapters;

namespace Replication.LoraDeltas;

/// <summary>What this study's runs have in common at all tiers, fixed before any was judged; <see cref="DeltaSizes"/> holds the rest.</summary>
internal static class DeltaProtocol
{
    /// <summary>The study's animations run over ten epochs, though its text says one.</summary>
    public const int Epochs = 10;

    /// <summary>Epochs after which everything is measured: the two that the study's curves could be read off, and one between.</summary>
    public static IReadOnlyList<int> Measured { get; } = [1, 3, Epochs];

    /// <summary>The study's two per device, four times accumulated.</summary>
    public const int BatchSize = 8;

    /// <summary>The study's r and α.</summary>
    public const int Rank = 16;

    public const double Alpha = 32;

    /// <summary>Layers that the study names first.</summary>
    public static IReadOnlyList<string> Attention { get; } = ["q_proj", "k_proj", "v_proj", "o_proj"];

    /// <summary>Layers that a later sentence of the study adds.</summary>
    public static IReadOnlyList<string> FeedForward { get; } = ["up_proj", "down_proj"];

    /// <summary>All matrices of a block, in its order.</summary>
    public static IReadOnlyList<string> Matrices { get; } = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

    public static LoraSettings Adapters(IReadOnlyList<string> targets) => new() { Rank = Rank, Alpha = Alpha, Targets = targets };
}
