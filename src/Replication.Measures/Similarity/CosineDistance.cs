using static TorchSharp.torch;

namespace Replication.Measures.Similarity;

/// <summary>Mean over tokens of 1 − cos(xᵢ, yᵢ): how far each token's vector turned.</summary>
public static class CosineDistance
{
    /// <param name="x">[tokens, width] before.</param>
    /// <param name="y">[tokens, width] after.</param>
    /// <returns>Distance in [0, 2]; NaN where a token's vector is zero.</returns>
    public static double Of(Tensor x, Tensor y)
    {
        Representation.CheckSameWidth(x, y, "Cosine distance");
        using var scope = NewDisposeScope();
        Tensor before = x.detach().to(ScalarType.Float64), after = y.detach().to(ScalarType.Float64);
        var lengths = before.mul(before).sum(1).mul(after.mul(after).sum(1)).sqrt(); // (tokens)
        return 1 - before.mul(after).sum(1).div(lengths).mean().item<double>();
    }
}
