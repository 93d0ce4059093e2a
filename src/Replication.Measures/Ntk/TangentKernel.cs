using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>
/// The empirical neural tangent kernel: products of rows of Jacobians, in float64. It is a sum over parameters,
/// taken one block at a time, so that only one block at a time is widened.
/// </summary>
public static class TangentKernel
{
    /// <summary>The kernel of one set of examples.</summary>
    /// <param name="jacobian">N examples and C classes.</param>
    /// <param name="chosen">Which parameters count, by name; null for all.</param>
    /// <param name="variant">How rows are multiplied.</param>
    /// <returns>[N·C, N·C] float64, rows and columns (example, class) row-major.</returns>
    public static Tensor Of(Jacobian jacobian, Func<string, bool>? chosen = null, KernelVariant variant = KernelVariant.Plain) =>
        Between(jacobian, jacobian, chosen, variant);

    /// <summary>The kernel between two sets of examples, such as held-out and training ones.</summary>
    /// <param name="left">N examples.</param>
    /// <param name="right">M examples under the same parameters.</param>
    /// <param name="chosen">Which parameters count, by name; null for all.</param>
    /// <param name="variant">How rows are multiplied.</param>
    /// <returns>[N·C, M·C] float64.</returns>
    /// <exception cref="ArgumentException">The Jacobians are by different parameters, or none is chosen.</exception>
    public static Tensor Between(Jacobian left, Jacobian right, Func<string, bool>? chosen = null, KernelVariant variant = KernelVariant.Plain)
    {
        if (!left.Blocks.Select(block => block.Name).SequenceEqual(right.Blocks.Select(block => block.Name)))
            throw new ArgumentException("A tangent kernel needs two Jacobians by the same parameters in the same order; take both with the same parts.", nameof(right));
        var pairs = left.Blocks.Zip(right.Blocks).Where(pair => chosen?.Invoke(pair.First.Name) ?? true).ToList();
        if (pairs.Count == 0)
            throw new ArgumentException($"A tangent kernel needs at least one parameter; none was chosen of {string.Join(", ", left.Blocks.Select(block => block.Name))}.", nameof(chosen));
        using var noGrad = no_grad();
        using var outer = NewDisposeScope();
        var kernel = zeros([left.Examples * left.Classes, right.Examples * right.Classes], dtype: ScalarType.Float64, device: left.Logits.device);
        foreach (var (a, b) in pairs)
        {
            using var scope = NewDisposeScope();
            kernel.add_(Product(a.Rows.to(ScalarType.Float64), b.Rows.to(ScalarType.Float64), variant));
        }

        return kernel.MoveToOuterDisposeScope();
    }

    /// <summary>(K + Kᵀ)/2, whose spectrum is real where an asymmetric kernel's need not be.</summary>
    public static Tensor SymmetricPart(Tensor kernel)
    {
        using var sum = kernel + kernel.t();
        return sum * 0.5;
    }

    private static Tensor Product(Tensor a, Tensor b, KernelVariant variant) => variant switch
    {
        KernelVariant.Sign => a.matmul(b.sign().t()),
        KernelVariant.SignOfBoth => a.sign().matmul(b.sign().t()),
        KernelVariant.SoftSign => a.matmul(b.div(b.abs() + 1).t()),
        _ => a.matmul(b.t()),
    };
}
