using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>
/// What adding parameters does to ridge regression: their kernel S is added to K (linearisation paper, figure 3).
/// The residual is r_K = σ(K + σI)⁻¹y.
/// </summary>
/// <param name="ResidualRatio">‖r_{K+S}‖/‖r_K‖; its square is the ratio of the empirical risks.</param>
/// <param name="EigenvalueRatio">λmax(K + S + σI)/λmax(K + σI)</param>
/// <param name="Lower">λmin(K + σI)/λmax(K + S + σI): the residual ratio is never below.</param>
/// <param name="Upper">λmax(K + σI)/λmin(K + S + σI): nor above. It may exceed 1: adding S does not always lower the risk.</param>
public sealed record SpectralPerturbation(double ResidualRatio, double EigenvalueRatio, double Lower, double Upper)
{
    /// <summary>‖r_{K+S}‖²/‖r_K‖²</summary>
    public double RiskRatio => ResidualRatio * ResidualRatio;

    /// <param name="kernel">K, [n, n] float64.</param>
    /// <param name="added">S, [n, n] float64, positive semidefinite.</param>
    /// <param name="targets">y, [n] float64, not all zero.</param>
    /// <param name="sigma">σ &gt; 0, in the kernel's own units.</param>
    public static SpectralPerturbation Of(Tensor kernel, Tensor added, Tensor targets, double sigma)
    {
        if (!(sigma > 0))
            throw new ArgumentException(FormattableString.Invariant($"Ridge regression needs a positive σ, but it is {sigma}."), nameof(sigma));
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var together = kernel + added;
        Spectrum before = Spectrum.Of(kernel), after = Spectrum.Of(together);
        return new SpectralPerturbation(
            Residual(together, targets, sigma) / Residual(kernel, targets, sigma),
            (after.Largest + sigma) / (before.Largest + sigma),
            (before.Smallest + sigma) / (after.Largest + sigma),
            (before.Largest + sigma) / (after.Smallest + sigma));
    }

    // ‖(K + σI)⁻¹y‖; the factor σ cancels in the ratio.
    private static double Residual(Tensor kernel, Tensor targets, double sigma)
    {
        using var regression = new KernelRegression(kernel, targets, sigma);
        var weights = regression.Solution();
        return Math.Sqrt(weights.mul(weights).sum().item<double>());
    }
}
