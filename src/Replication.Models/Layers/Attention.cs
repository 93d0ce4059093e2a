using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Replication.Models.Layers;

/// <summary>softmax(q·kᵀ/√d)·v, with dropout on the softmax.</summary>
internal static class Attention
{
    /// <param name="q">[batch, heads, length, width]</param>
    /// <param name="k">[batch, heads, length, width]</param>
    /// <param name="v">[batch, heads, length, width]</param>
    /// <param name="mask">[batch, 1, length or 1, length] bool, true where a query sees a key; null for none.</param>
    /// <param name="causal">Hides later keys; only without a mask.</param>
    /// <param name="dropout">On the shares that a query gives its keys.</param>
    public static Tensor Mix(Tensor q, Tensor k, Tensor v, Tensor? mask, bool causal, SeededDropout dropout)
    {
        if (!dropout.IsActive)
            return F.scaled_dot_product_attention(q, k, v, mask, is_casual: causal);
        var scores = q.matmul(k.transpose(2, 3)) * (1 / Math.Sqrt(q.shape[3])); // (B, H, T, T)
        var visible = mask ?? (causal ? ones([q.shape[2], k.shape[2]], device: q.device).tril().gt(0) : null);
        if (visible is not null)
            scores = scores.masked_fill(visible.logical_not(), float.NegativeInfinity);
        return dropout.call(scores.softmax(3)).matmul(v);
    }
}
