using Replication.Statistics;
using static TorchSharp.torch;

namespace Replication.Measures.Updates;

/// <summary>The LoRA delta study's four statistics of one tensor's change, Δ = after − before, over its elements.</summary>
/// <param name="Mean">Mean of Δ.</param>
/// <param name="Variance">Variance of Δ, with n − 1 as PyTorch has it by default.</param>
/// <param name="MeanMagnitude">Mean of |Δ|.</param>
/// <param name="MagnitudeVariance">Variance of |Δ|, likewise.</param>
public sealed record AdapterDelta(double Mean, double Variance, double MeanMagnitude, double MagnitudeVariance)
{
    /// <param name="before">Any shape.</param>
    /// <param name="after">The same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ, or there are fewer than two elements.</exception>
    public static AdapterDelta Of(Tensor before, Tensor after)
    {
        if (!before.shape.AsSpan().SequenceEqual(after.shape) || before.numel() < 2)
            throw new ArgumentException($"A delta needs two tensors of one shape and at least two elements; these are [{string.Join(", ", before.shape)}] and [{string.Join(", ", after.shape)}].");
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        // In float64: the mean is a small rest of large terms.
        var delta = after.detach().to(ScalarType.Float64).sub(before.detach().to(ScalarType.Float64)).cpu().contiguous().data<double>().ToArray();
        double[] magnitudes = [.. delta.Select(Math.Abs)];
        return new AdapterDelta(Sample.Mean(delta), Sample.Variance(delta), Sample.Mean(magnitudes), Sample.Variance(magnitudes));
    }
}
