using static TorchSharp.torch;

namespace Replication.Measures.Similarity;

/// <summary>
/// Orthogonal Procrustes distance between two representations of the same tokens: columns centred, matrices
/// divided by their Frobenius norms, d = 2 − 2‖XᵀY‖_* with the nuclear norm. 0 where one is a rotation and scaling
/// of the other, 2 where nothing is shared (Ding, Denain and Steinhardt 2021, eq. 3, with unit norms).
/// </summary>
public static class Procrustes
{
    /// <param name="x">[tokens, width]</param>
    /// <param name="y">[tokens, width′]</param>
    /// <returns>Distance in [0, 2]; NaN where one representation is constant.</returns>
    public static double Distance(Tensor x, Tensor y)
    {
        Representation.Check(x, y, "Procrustes distance");
        using var scope = NewDisposeScope();
        Tensor a = Representation.Centred(x), b = Representation.Centred(y);
        var scale = Representation.FrobeniusNorm(a) * Representation.FrobeniusNorm(b);
        if (!(scale > 0))
            return double.NaN;
        var nuclear = linalg.svdvals(a.transpose(0, 1).matmul(b)).sum().item<double>() / scale;
        // Rounding may carry the nuclear norm of equal matrices a few ulp past one.
        return Math.Max(0, 2 - 2 * nuclear);
    }
}
