using static TorchSharp.torch;

namespace Replication.Measures.Similarity;

/// <summary>Prepares a matrix of representations for comparison.</summary>
internal static class Representation
{
    /// <summary>Columns centred over the rows, in float64: [tokens, width] → [tokens, width].</summary>
    /// <exception cref="ArgumentException">The two matrices do not have the same rows, or hold something that is not a number.</exception>
    public static Tensor Centred(Tensor x)
    {
        using var scope = NewDisposeScope();
        var wide = x.detach().to(ScalarType.Float64);
        return wide.sub(wide.mean([0], keepdim: true)).MoveToOuterDisposeScope();
    }

    /// <summary>Refuses matrices that cannot be compared row by row.</summary>
    public static void Check(Tensor x, Tensor y, string measure)
    {
        if (x.ndim != 2 || y.ndim != 2 || x.shape[0] != y.shape[0] || x.shape[0] < 2)
            throw new ArgumentException($"{measure}: needs two matrices over the same two or more rows; shapes are [{string.Join(", ", x.shape)}] and [{string.Join(", ", y.shape)}].");
    }

    /// <summary>Refuses matrices that cannot be compared entry by entry.</summary>
    public static void CheckSameWidth(Tensor x, Tensor y, string measure)
    {
        if (x.ndim != 2 || !x.shape.SequenceEqual(y.shape))
            throw new ArgumentException($"{measure}: needs two matrices of one shape; shapes are [{string.Join(", ", x.shape)}] and [{string.Join(", ", y.shape)}].");
    }

    /// <summary>‖x‖_F as a number.</summary>
    public static double FrobeniusNorm(Tensor x)
    {
        using var norm = x.norm();
        return norm.item<double>();
    }
}
