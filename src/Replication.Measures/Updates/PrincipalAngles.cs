using static TorchSharp.torch;

namespace Replication.Measures.Updates;

/// <summary>Angles between two subspaces of one space (Björck and Golub 1973).</summary>
/// <param name="Cosines">Cosine of each principal angle, from the smallest angle to the largest; as many as the smaller subspace has dimensions.</param>
public sealed record PrincipalAngles(IReadOnlyList<double> Cosines)
{
    /// <summary>
    /// Mean squared cosine, the LoRA paper's φ (Hu et al. 2022, §7.2): 1 where the smaller subspace lies in the larger, 0
    /// where they are orthogonal; between random subspaces of p and q ≤ p of n dimensions p/n on average.
    /// </summary>
    public double Overlap => Cosines.Sum(cosine => cosine * cosine) / Cosines.Count;

    /// <summary>Between the spans of two matrices' leading left singular vectors: the outputs that two updates write to most.</summary>
    /// <param name="first">[n, ·]</param>
    /// <param name="second">[n, ·]</param>
    /// <param name="dimensions">Singular vectors of each.</param>
    /// <exception cref="ArgumentException">The matrices live in different spaces, or one has fewer singular vectors.</exception>
    public static PrincipalAngles BetweenLeading(Tensor first, Tensor second, int dimensions)
    {
        if (first.ndim != 2 || second.ndim != 2 || first.shape[0] != second.shape[0])
            throw new ArgumentException($"Principal angles need two matrices with the same number of rows; these have shapes [{string.Join(", ", first.shape)}] and [{string.Join(", ", second.shape)}].");
        if (dimensions < 1 || dimensions > Math.Min(Math.Min(first.shape[0], first.shape[1]), second.shape[1]))
            throw new ArgumentException($"Each matrix must have {dimensions} singular vectors, but their shapes are [{string.Join(", ", first.shape)}] and [{string.Join(", ", second.shape)}].", nameof(dimensions));
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var product = Leading(first, dimensions).t().matmul(Leading(second, dimensions));
        // Rounding may carry the cosine of equal subspaces a few ulp past one.
        return new PrincipalAngles([.. linalg.svdvals(product).data<double>().ToArray().Select(cosine => Math.Min(cosine, 1))]);
    }

    private static Tensor Leading(Tensor matrix, int dimensions) =>
        linalg.svd(matrix.detach().to(ScalarType.Float64).cpu(), false).U.narrow(1, 0, dimensions);
}
