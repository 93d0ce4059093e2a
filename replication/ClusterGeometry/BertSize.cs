namespace Replication.ClusterGeometry;

/// <summary>One of the paper's five sizes of BERT.</summary>
/// <param name="Name">The paper's name of the size.</param>
/// <param name="Layers">Its number of blocks, at all tiers.</param>
/// <param name="Width">Its number of dimensions.</param>
/// <param name="MicroWidth">Dimensions at the micro tier, which grow as the paper's do.</param>
internal sealed record BertSize(string Name, int Layers, int Width, int MicroWidth)
{
    public static BertSize Tiny { get; } = new("tiny", 2, 128, 16);

    public static BertSize Mini { get; } = new("mini", 4, 256, 32);

    public static BertSize Small { get; } = new("small", 4, 512, 48);

    public static BertSize Medium { get; } = new("medium", 8, 512, 48);

    /// <summary>The largest, whose every layer is followed through fine-tuning.</summary>
    public static BertSize Base { get; } = new("base", 12, 768, 64);

    /// <summary>All of them, smallest first.</summary>
    public static IReadOnlyList<BertSize> All { get; } = [Tiny, Mini, Small, Medium, Base];
}
