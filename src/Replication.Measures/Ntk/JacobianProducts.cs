using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>Exact products of a Jacobian with vectors.</summary>
public static class JacobianProducts
{
    /// <summary>J·v, the change of every logit to first order when the parameters move by v. It has a gradient in v.</summary>
    /// <param name="jacobian">N examples and C classes.</param>
    /// <param name="direction">One tensor for each block, of its parameter's size.</param>
    /// <returns>[N, C] in the direction's type.</returns>
    public static Tensor Times(Jacobian jacobian, IReadOnlyList<Tensor> direction) =>
        Sum(jacobian, direction, (rows, v) => rows.to(v.dtype).matmul(v)).reshape(jacobian.Examples, jacobian.Classes);

    /// <summary>J·v for some of the examples.</summary>
    /// <param name="jacobian">N examples and C classes.</param>
    /// <param name="examples">[n] int64 places of the examples.</param>
    /// <param name="direction">One tensor for each block, of its parameter's size.</param>
    /// <returns>[n, C]</returns>
    public static Tensor Times(Jacobian jacobian, Tensor examples, IReadOnlyList<Tensor> direction) => Sum(jacobian, direction, (rows, v) =>
        rows.reshape(jacobian.Examples, jacobian.Classes, -1).index_select(0, examples).to(v.dtype).matmul(v)); // (n, C, P) · (P)

    /// <summary>Jᵀ·w, in float64.</summary>
    /// <param name="jacobian">N examples and C classes.</param>
    /// <param name="weights">[N·C] or [N, C] float64.</param>
    /// <returns>One float64 tensor for each block, in its parameter's shape.</returns>
    public static IReadOnlyList<Tensor> TransposeTimes(Jacobian jacobian, Tensor weights) => [.. jacobian.Blocks.Select(block =>
        block.Rows.to(ScalarType.Float64).t().matmul(weights.reshape(-1)).reshape(block.Parameter.shape))];

    private static Tensor Sum(Jacobian jacobian, IReadOnlyList<Tensor> direction, Func<Tensor, Tensor, Tensor> product)
    {
        if (direction.Count != jacobian.Blocks.Count)
            throw new ArgumentException($"A Jacobian of {jacobian.Blocks.Count} blocks needs a direction of as many tensors; there are {direction.Count}.", nameof(direction));
        return jacobian.Blocks.Zip(direction, (block, v) => product(block.Rows, v.reshape(-1))).Aggregate((a, b) => a + b);
    }
}
