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
        var shared = Representation.FrobeniusNorm(b.transpose(0, 1).matmul(a));
        var own = Representation.FrobeniusNorm(a.transpose(0, 1).matmul(a)) * Representation.FrobeniusNorm(b.transpose(0, 1).matmul(b));
        return shared * shared / own;
    }
}
