using Replication.Measures.Ntk;
using Replication.Tests.Measures.Ntk;
using Replication.Training.Linearised;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Tests.Training;

/// <summary>Full-batch descent, by hand and against kernel regression.</summary>
public sealed class SquaredLossDescentTests
{
    [Test]
    public void A_step_and_what_it_reports_are_those_by_hand()
    {
        using var scope = NewDisposeScope();
        // f = 2θ, y = 6, θ₀ = 1, λ = 3, η = 1/8: the gradients are −8 and 0, then −4 and 3.
        var p = new Parameter(tensor(new[] { 1f }));
        using var targets = tensor(new[] { 6f });
        using var descent = new SquaredLossDescent(() => p * 2, [p], targets, lambda: 3, learningRate: 0.125);
        Assert.That(descent.Step(), Is.EqualTo(new DescentState(8, 0, 0)));
        Assert.That(p.item<float>(), Is.EqualTo(2));
        Assert.That(descent.Step(), Is.EqualTo(new DescentState(2, 1, -4)));
        Assert.That(p.item<float>(), Is.EqualTo(2 + 0.125f));
        Assert.That(new DescentState(2, 1, -4).Objective(3), Is.EqualTo(3.5));
    }

    [Test]
    public void The_selective_rule_drops_the_pull_while_the_loss_leads_away()
    {
        using var scope = NewDisposeScope();
        var p = new Parameter(tensor(new[] { 1f }));
        using var targets = tensor(new[] { 6f });
        using var descent = new SquaredLossDescent(() => p * 2, [p], targets, lambda: 3, learningRate: 0.125, selective: true);
        descent.Step();
        descent.Step();
        Assert.That(p.item<float>(), Is.EqualTo(2.5f));
        Assert.That(descent.State().Risk, Is.EqualTo(0.5));
    }

    [TestCase(0)]
    [TestCase(0.5)]
    public void On_the_linearised_model_it_follows_kernel_regression_step_by_step(double share)
    {
        using var micro = new AdaptedEncoderCase("roberta", ["query", "key", "value"], examples: 4, classes: 2);
        using var scope = NewDisposeScope();
        using var jacobian = Jacobian.Of(micro.Model, micro.Inputs, micro.Mask, TangentParts.Of(micro.Model, micro.Lora));
        using var linear = new LinearisedModel(jacobian);
        var kernel = TangentKernel.Of(jacobian);
        var largest = Spectrum.Of(kernel).Largest;
        var (lambda, rate) = (share * largest, 0.5 / largest);
        var targets = jacobian.Logits + 1;
        using var regression = new KernelRegression(kernel, (targets - jacobian.Logits).to(ScalarType.Float64), lambda);
        using var descent = new SquaredLossDescent(linear.Logits, linear.Parameters, targets, lambda, rate);
        for (var step = 1; step <= 20; step++)
        {
            descent.Step();
            using var noGrad = no_grad();
            using var inner = NewDisposeScope();
            Assert.That(AdaptedEncoderCase.Gap((linear.Logits() - jacobian.Logits).reshape(-1), kernel.matmul(regression.Descent(rate, step))), Is.LessThan(1e-4), $"step {step}");
        }
    }
}
