using Replication.Models;

namespace Replication.ClusterGeometry;

/// <summary>One of the paper's five sizes of BERT: its depth, and a width that grows as the paper's do.</summary>
/// <param name="Name">The paper's name of the size.</param>
/// <param name="Model">The micro model that stands for it.</param>
internal sealed record BertSize(string Name, MicroModel Model)
{
    public static BertSize Tiny { get; } = new("tiny", new("bert", Width: 16, Layers: 2));

    public static BertSize Mini { get; } = new("mini", new("bert", Width: 32, Layers: 4));

    public static BertSize Small { get; } = new("small", new("bert", Width: 48, Layers: 4));

    public static BertSize Medium { get; } = new("medium", new("bert", Width: 48, Layers: 8));

    /// <summary>The largest, whose every layer is followed through fine-tuning.</summary>
    public static BertSize Base { get; } = new("base", new("bert", Width: 64, Layers: 12));

    /// <summary>All of them, smallest first.</summary>
    public static IReadOnlyList<BertSize> All { get; } = [Tiny, Mini, Small, Medium, Base];
}
