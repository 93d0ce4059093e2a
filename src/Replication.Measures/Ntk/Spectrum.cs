using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>Eigenvalues of a symmetric kernel, in float64, and what is read off them.</summary>
/// <param name="Eigenvalues">Ascending.</param>
/// <param name="Trace">Sum of the kernel's diagonal.</param>
public sealed record Spectrum(IReadOnlyList<double> Eigenvalues, double Trace)
{
    private const double Asymmetry = 1e-9;

    /// <summary>λmax</summary>
    public double Largest => Eigenvalues[^1];

    /// <summary>λmin; of a kernel of full rank it is positive, of any other zero to rounding, on either side.</summary>
    public double Smallest => Eigenvalues[0];

    /// <summary>
    /// exp of the entropy of the eigenvalues' shares (Roy and Vetterli 2007): n where all are equal, 1 where one holds
    /// everything. Eigenvalues below zero count as zero.
    /// </summary>
    public double EffectiveRank
    {
        get
        {
            double total = 0, entropy = 0;
            foreach (var value in Eigenvalues)
                total += Math.Max(0, value);
            foreach (var value in Eigenvalues)
            {
                if (value > 0 && value / total is > 0 and var share)
                    entropy -= share * DeterministicMath.Log(share);
            }

            return total > 0 ? DeterministicMath.Exp(entropy) : double.NaN;
        }
    }

    /// <summary>κ(K + σI) = (λmax + σ)/(λmin + σ) (linearisation paper, figure 2); ∞ where K + σI is not positive definite.</summary>
    /// <param name="sigma">σ, in the kernel's own units.</param>
    public double Condition(double sigma) => Smallest + sigma > 0 ? (Largest + sigma) / (Smallest + sigma) : double.PositiveInfinity;

    /// <summary>κ(K + σI) with σ as a share of the mean eigenvalue, trace/n: it does not change when the kernel is scaled.</summary>
    /// <param name="share">σ·n/trace</param>
    public double RelativeCondition(double share) => Condition(share * Trace / Eigenvalues.Count);

    /// <param name="kernel">[n, n], symmetric.</param>
    /// <exception cref="ArgumentException">The kernel is not square, not symmetric or not finite.</exception>
    public static Spectrum Of(Tensor kernel)
    {
        if (kernel.ndim != 2 || kernel.shape[0] != kernel.shape[1])
            throw new ArgumentException($"A spectrum needs a square kernel; this one has shape [{string.Join(", ", kernel.shape)}].", nameof(kernel));
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var wide = kernel.detach().to(ScalarType.Float64).cpu();
        var largest = wide.abs().max().item<double>();
        if (!double.IsFinite(largest))
            throw new ArgumentException("A spectrum needs a kernel of finite numbers; this one holds an infinity or NaN.", nameof(kernel));
        if ((wide - wide.t()).abs().max().item<double>() > Asymmetry * largest)
            throw new ArgumentException("A spectrum needs a symmetric kernel; take the symmetric part of this one first.", nameof(kernel));
        return new Spectrum(linalg.eigvalsh(wide).cpu().data<double>().ToArray(), wide.diagonal().sum().item<double>());
    }
}
