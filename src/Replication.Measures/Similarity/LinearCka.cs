using static TorchSharp.torch;

namespace Replication.Measures.Similarity;

/// <summary>
/// Linear centred kernel alignment of two representations of the same tokens,
/// ‖YᵀX‖²_F / (‖XᵀX‖_F ‖YᵀY‖_F) with centred columns (Kornblith et al. 2019, §3). 1 where one is a rotation and scaling of the other.
/// </summary>
public static class LinearCka
{
    /// <param name="x">[tokens, width]</param>
    /// <param name="y">[tokens, width′]</param>
    /// <returns>Similarity in [0, 1]; NaN where one representation is constant.</returns>
    public static double Similarity(Tensor x, Tensor y)
    {
        Representation.Check(x, y, "CKA");
        using var scope = NewDisposeScope();
        Tensor a = Representation.Centred(x), b = Representation.Centred(y);
        return Shared(a, b) / Math.Sqrt(Shared(a, a) * Shared(b, b));
    }

    /// <summary>
    /// The same with the unbiased estimate of each of the three terms (Song et al. 2012, equation 5, in the feature
    /// space's form of Kornblith et al.'s published code): few tokens in many dimensions then no longer look alike.
    /// </summary>
    /// <param name="x">[tokens, width], four tokens or more.</param>
    /// <param name="y">[tokens, width′]</param>
    /// <returns>Similarity up to 1, a little below 0 where nothing is shared; NaN where a representation has no spread.</returns>
    public static double Debiased(Tensor x, Tensor y)
    {
        Representation.Check(x, y, "Debiased CKA");
        if (x.shape[0] < 4)
            throw new ArgumentException($"Debiased CKA: needs four or more rows; there are {x.shape[0]}.");
        using var scope = NewDisposeScope();
        Tensor a = Representation.Centred(x), b = Representation.Centred(y);
        return Unbiased(a, b) / Math.Sqrt(Unbiased(a, a) * Unbiased(b, b));
    }

    // ‖BᵀA‖²_F
    private static double Shared(Tensor a, Tensor b)
    {
        var norm = Representation.FrobeniusNorm(b.transpose(0, 1).matmul(a));
        return norm * norm;
    }

    // (n − 3)·n times the unbiased HSIC of two centred representations, from their features alone.
    private static double Unbiased(Tensor a, Tensor b)
    {
        double n = a.shape[0];
        var (rowsOfA, rowsOfB) = (a.mul(a).sum(1), b.mul(b).sum(1)); // squared length of every token's vector: (n)
        var together = rowsOfA.mul(rowsOfB).sum().item<double>();
        var apart = rowsOfA.sum().item<double>() * rowsOfB.sum().item<double>();
        return Shared(a, b) - n / (n - 2) * together + apart / ((n - 1) * (n - 2));
    }
}
