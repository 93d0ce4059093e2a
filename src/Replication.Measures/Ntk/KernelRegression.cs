using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>
/// Training of a linearised model in closed form: least squares ½‖f − y‖² with a pull (λ/2)‖θ − θ₀‖² to the start, from
/// r = y − f₀. Every answer is a vector α of dual weights; the outputs then change by K·α on the training points, by
/// k·α elsewhere, and the parameters by Jᵀ·α (Jacot et al. 2018, §5; with the pull, the linearisation paper's §3).
/// </summary>
/// <remarks>The paper's R is a sum of squares without the half: its λ is twice the one here.</remarks>
public sealed class KernelRegression : IDisposable
{
    private readonly double[] _eigenvalues;
    private readonly Tensor _vectors; // (n, n), eigenvectors as columns
    private readonly Tensor _coordinates; // (n), r in the eigenvectors' basis
    private readonly double _lambda;
    private readonly Device _device; // the kernel's, to which every answer goes

    /// <param name="kernel">[n, n] float64, symmetric and positive semidefinite.</param>
    /// <param name="residual">[n] float64, targets less outputs at the start.</param>
    /// <param name="lambda">λ ≥ 0.</param>
    public KernelRegression(Tensor kernel, Tensor residual, double lambda)
    {
        if (!(lambda >= 0))
            throw new ArgumentException(FormattableString.Invariant($"The pull to the start must not be negative, but is {lambda}."), nameof(lambda));
        if (kernel.ndim != 2 || kernel.shape[0] != kernel.shape[1] || residual.numel() != kernel.shape[0])
            throw new ArgumentException($"Kernel regression needs a square kernel and as many residuals as rows; the shapes are [{string.Join(", ", kernel.shape)}] and [{string.Join(", ", residual.shape)}].");
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var (values, vectors) = linalg.eigh(kernel.detach().to(ScalarType.Float64).cpu());
        _eigenvalues = values.cpu().data<double>().ToArray();
        _vectors = vectors.DetachFromDisposeScope();
        _coordinates = vectors.t().matmul(residual.detach().to(ScalarType.Float64).cpu().reshape(-1)).DetachFromDisposeScope();
        (_lambda, _device) = (lambda, kernel.device);
    }

    /// <summary>Where training ends: (K + λI)⁻¹·r, [n].</summary>
    /// <exception cref="InvalidOperationException">K + λI is singular.</exception>
    public Tensor Solution() => Weights(rate => rate > 0
        ? 1 / rate
        : throw new InvalidOperationException("K + λI is singular: the regression has no single solution. Take a positive λ."));

    /// <summary>After gradient flow for a time t: (K + λI)⁻¹·(I − e^{−(K + λI)t})·r, [n].</summary>
    public Tensor Flow(double time) => Weights(rate => Progress(rate * time) * time);

    /// <summary>After so many steps of full-batch gradient descent: (K + λI)⁻¹·(I − (I − η(K + λI))ᵏ)·r, [n].</summary>
    /// <param name="learningRate">η</param>
    /// <param name="steps">k</param>
    public Tensor Descent(double learningRate, int steps) => Weights(rate => learningRate * GeometricSum(1 - learningRate * rate, steps));

    public void Dispose()
    {
        _vectors.Dispose();
        _coordinates.Dispose();
    }

    // An eigenvalue below zero is zero but for rounding.
    private Tensor Weights(Func<double, double> factor)
    {
        using var scope = NewDisposeScope();
        var factors = tensor([.. _eigenvalues.Select(value => factor(Math.Max(0, value) + _lambda))]);
        return _vectors.matmul(factors * _coordinates).to(_device).MoveToOuterDisposeScope();
    }

    // (1 − e⁻ˣ)/x, by its series where the difference would cancel.
    private static double Progress(double x) => x < 1e-4
        ? 1 - x / 2 * (1 - x / 3 * (1 - x / 4))
        : (1 - DeterministicMath.Exp(-x)) / x;

    // 1 + q + … + qᵏ⁻¹ by doubling: the sum of 2m terms is (1 + qᵐ) times that of m, and nothing cancels.
    private static double GeometricSum(double q, int terms)
    {
        double sum = 0, power = 1;
        for (var bit = 30; bit >= 0; bit--)
        {
            sum *= 1 + power;
            power *= power;
            if ((terms >> bit & 1) == 0)
                continue;
            sum = sum * q + 1;
            power *= q;
        }

        return sum;
    }
}
