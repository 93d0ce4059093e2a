using static TorchSharp.torch;

namespace Replication.Models.Layers;

/// <summary>Cuts a residual stream into attention heads and joins them again.</summary>
public static class Heads
{
    /// <summary>[batch, length, heads·width] → [batch, heads, length, width]</summary>
    public static Tensor Split(Tensor x, int heads) => x.reshape(x.shape[0], x.shape[1], heads, -1).transpose(1, 2);

    /// <summary>[batch, heads, length, width] → [batch, length, heads·width]</summary>
    public static Tensor Join(Tensor x) => x.transpose(1, 2).reshape(x.shape[0], x.shape[2], -1);
}
