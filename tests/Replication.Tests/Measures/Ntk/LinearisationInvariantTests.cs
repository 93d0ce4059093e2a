using Replication.Measures.Ntk;
using Replication.Random;
using Replication.Training.Linearised;
using static TorchSharp.torch;

namespace Replication.Tests.Measures.Ntk;

/// <summary>What must hold exactly for fine-tuning near a pretrained model, whatever the data. Derived here, not quoted from the paper.</summary>
public sealed class LinearisationInvariantTests
{
    // D1. If R + (λ/2)‖θ − θ₀‖² never increases, then ‖θ_t − θ₀‖ ≤ √(2R(θ₀)/λ).
    [TestCase(0.1, false)]
    [TestCase(1, false)]
    [TestCase(10, false)]
    [TestCase(0.1, true)]
    [TestCase(10, true)]
    public void While_the_objective_falls_the_distance_stays_under_its_bound(double lambda, bool linearised)
    {
        using var scope = NewDisposeScope();
        using var run = new ProximalDescent(seed: 0, lambda, linearised);
        var bound = Math.Sqrt(2 * run.Risk / lambda);
        var objective = run.Objective;
        for (var step = 0; step < 60; step++)
        {
            run.Step();
            // The share is float32's rounding of a loss that hardly falls any more.
            Assert.That(run.Objective, Is.LessThan(objective * (1 + 1e-6)), "the condition of the bound");
            Assert.That(run.Distance, Is.GreaterThan(0).And.LessThanOrEqualTo(bound));
            objective = run.Objective;
        }
    }

    // D2. Full-batch descent on the linearised model follows kernel regression step by step.
    [TestCase(0.0)]
    [TestCase(2.0)]
    public void Descent_on_the_linearised_model_follows_kernel_regression_to_rounding(double lambda)
    {
        using var scope = NewDisposeScope();
        using var run = new ProximalDescent(seed: 1, lambda, linearised: true);
        using var regression = new KernelRegression(run.Kernel, run.Residual, lambda);
        for (var step = 1; step <= 40; step++)
        {
            run.Step();
            using var inner = NewDisposeScope();
            var expected = run.Kernel.matmul(regression.Descent(run.LearningRate, step));
            var actual = (run.Outputs() - run.Start).reshape(-1);
            Assert.That(AdaptedEncoderCase.Gap(actual, expected), Is.LessThan(1e-4), $"step {step}");
        }
    }

    // D2. Its limit of small steps is the flow, at first order, and the flow ends in the ridge solution.
    [Test]
    public void Descent_tends_to_the_flow_and_the_flow_to_the_ridge_solution()
    {
        using var scope = NewDisposeScope();
        var (kernel, _, residual) = Drawn(0);
        const double lambda = 0.3, time = 0.4;
        using var regression = new KernelRegression(kernel, residual, lambda);
        var flow = regression.Flow(time);
        double Error(int steps) => (regression.Descent(time / steps, steps) - flow).abs().max().item<double>();
        Assert.That(Error(20_000) / Error(10_000), Is.EqualTo(0.5).Within(1e-2));
        var identity = eye(kernel.shape[0], dtype: ScalarType.Float64);
        Assert.That(AdaptedEncoderCase.Gap(regression.Flow(1e4), regression.Solution()), Is.LessThan(1e-12));
        Assert.That(AdaptedEncoderCase.Gap((kernel + identity * lambda).matmul(regression.Solution()), residual), Is.LessThan(1e-12));
    }

    // D3 and D4, over many drawn kernels of full and of low rank.
    [Test]
    public void Residuals_stay_within_their_bounds_and_eigenvalues_obey_Weyl_when_a_kernel_is_added()
    {
        var lowered = 0;
        const int draws = 120;
        for (var draw = 0; draw < draws; draw++)
        {
            using var scope = NewDisposeScope();
            var (kernel, added, targets) = Drawn(draw);
            foreach (var sigma in new[] { 1e-4, 1e-2, 1.0 })
            {
                var change = SpectralPerturbation.Of(kernel, added, targets, sigma);
                // Relative rounding of a solution is that of the matrix's condition, at most 10⁶ here.
                Assert.That(change.ResidualRatio, Is.InRange(change.Lower * (1 - 1e-9), change.Upper * (1 + 1e-9)), $"draw {draw}, σ = {sigma}");
                Assert.That(change.EigenvalueRatio, Is.GreaterThanOrEqualTo(1 - 1e-12));
                lowered += change.RiskRatio < 1 ? 1 : 0;
            }

            Spectrum k = Spectrum.Of(kernel), s = Spectrum.Of(added), both = Spectrum.Of(kernel + added);
            Assert.That(both.Largest, Is.LessThanOrEqualTo((k.Largest + s.Largest) * (1 + 1e-12)));
            Assert.That(both.Smallest, Is.GreaterThanOrEqualTo(k.Smallest - 1e-12 * both.Largest));
        }

        Assert.That(lowered, Is.GreaterThan(draws), "adding a kernel lowers the risk more often than not, though not always");
    }

    // D4. A kernel and targets where the added part raises the ridge risk: adding never is safe by itself.
    [Test]
    public void Adding_a_kernel_can_raise_the_risk()
    {
        using var scope = NewDisposeScope();
        Tensor kernel = tensor([1.0, 0, 0, 0], [2, 2]), added = tensor([1.0, 3, 3, 9], [2, 2]) * 0.5, targets = tensor([1.0, 0], [2]);
        Assert.That(SpectralPerturbation.Of(kernel, added, targets, 0.1).RiskRatio, Is.GreaterThan(1));
    }

    // D5. The gap to the linearised model grows as the square of the distance along a fixed direction.
    [Test]
    public void Along_a_direction_the_gap_to_the_linearised_model_grows_as_the_square_of_the_distance()
    {
        using var scope = NewDisposeScope();
        using var run = new ProximalDescent(seed: 2, 1);
        double[] gaps = [.. new[] { 0.04, 0.08, 0.16 }.Select(run.GapAlong)];
        Assert.That(gaps[1] / gaps[0], Is.EqualTo(4).Within(0.4));
        Assert.That(gaps[2] / gaps[1], Is.EqualTo(4).Within(0.4));
    }

    // D5. The gap between the fine-tuned and the trained linearised model shrinks as λ grows.
    [Test]
    public void A_stronger_pull_leaves_a_smaller_gap_between_the_model_and_its_linearisation()
    {
        double Gap(int seed, double lambda)
        {
            using var scope = NewDisposeScope();
            using var whole = new ProximalDescent(seed, lambda);
            using var linear = new ProximalDescent(seed, lambda, linearised: true);
            for (var step = 0; step < 60; step++)
            {
                whole.Step();
                linear.Step();
            }

            return (whole.Outputs() - linear.Outputs()).abs().max().item<float>();
        }

        double[] medians = [.. new[] { 0.3, 3, 30, 300 }.Select(lambda => Enumerable.Range(0, 5).Select(seed => Gap(seed, lambda)).Order().ElementAt(2))];
        Assert.That(medians, Is.Ordered.Descending.And.All.GreaterThan(0));
    }

    // K and S of drawn rank, and targets: [n, n], [n, n], [n].
    private static (Tensor Kernel, Tensor Added, Tensor Targets) Drawn(int draw)
    {
        const int n = 6;
        var stream = RandomStream.For("drawn kernels", $"{draw}");
        Tensor Normal(int rows, int columns) => tensor([.. Enumerable.Range(0, rows * columns).Select(_ => stream.NextNormal())], [rows, columns]);
        Tensor Kernel()
        {
            var factor = Normal(n, 1 + stream.NextInt32(2 * n));
            return factor.matmul(factor.t());
        }

        return (Kernel(), Kernel(), Normal(n, 1).reshape(n));
    }
}
