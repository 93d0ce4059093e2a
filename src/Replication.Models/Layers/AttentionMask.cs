using static TorchSharp.torch;

namespace Replication.Models.Layers;

/// <summary>Which keys a query may see.</summary>
public static class AttentionMask
{
    /// <summary>Causal and padding mask in one: [batch, 1, length, length] bool, true where a query sees a key.</summary>
    /// <param name="padding">[batch, length], 1 for tokens and 0 for padding.</param>
    public static Tensor CausalWithPadding(Tensor padding)
    {
        using var scope = NewDisposeScope();
        var length = padding.shape[1];
        var causal = ones([length, length], device: padding.device).tril();
        var keys = padding.to(ScalarType.Float32).unsqueeze(1).unsqueeze(1); // (B, 1, 1, S)
        return keys.mul(causal).gt(0).MoveToOuterDisposeScope(); // (B, 1, T, S)
    }

    /// <summary>Padding mask alone: [batch, 1, 1, length] bool, true where a key is a token.</summary>
    /// <param name="padding">[batch, length], 1 for tokens and 0 for padding.</param>
    public static Tensor Padding(Tensor padding)
    {
        using var scope = NewDisposeScope();
        return padding.ne(0).unsqueeze(1).unsqueeze(1).MoveToOuterDisposeScope();
    }
}
