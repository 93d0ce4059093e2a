using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ManagedTorch.Tests;

/// <summary>Optimisers and schedules against their formulas, worked by hand.</summary>
public sealed class OptimizerTests
{
    private DisposeScope _scope = null!;

    [SetUp]
    public void Open() => _scope = NewDisposeScope();

    [TearDown]
    public void Close() => _scope.Dispose();

    [Test]
    public void Sgd_with_momentum_and_decay_follows_its_formula()
    {
        var p = Single(2);
        var optimizer = optim.SGD([p], 0.1, momentum: 0.9, weight_decay: 0.5);
        double value = 2, buffer = 0;
        for (var i = 0; i < 4; i++)
        {
            Descend(p, optimizer);
            var direction = 2 * value + 0.5 * value;
            buffer = i == 0 ? direction : 0.9 * buffer + direction;
            value -= 0.1 * buffer;
            Assert.That(p.item<double>(), Is.EqualTo(value).Within(1e-14));
        }
    }

    [Test]
    public void Nesterov_looks_ahead()
    {
        var p = Single(2);
        var optimizer = optim.SGD([p], 0.1, momentum: 0.9, nesterov: true);
        Descend(p, optimizer);
        Assert.That(p.item<double>(), Is.EqualTo(2 - 0.1 * (4 + 0.9 * 4)).Within(1e-14));
    }

    [Test]
    public void Adam_adds_the_decay_to_the_gradient_and_AdamW_to_the_step()
    {
        Parameter p = Single(2), q = Single(2);
        Descend(p, optim.Adam([p], 0.1, weight_decay: 0.5));
        Descend(q, optim.AdamW([q], 0.1, weight_decay: 0.5));
        Assert.That(p.item<double>(), Is.EqualTo(2 - 0.1 * 5 / (5 + 1e-8)).Within(1e-12));
        Assert.That(q.item<double>(), Is.EqualTo(2 * (1 - 0.05) - 0.1 * 4 / (4 + 1e-8)).Within(1e-12));
    }

    [Test]
    public void Groups_keep_their_own_rates_and_decay()
    {
        Parameter p = Single(2), q = Single(2);
        var optimizer = optim.AdamW([new AdamW.ParamGroup([p], lr: 0.1), new AdamW.ParamGroup([q], new AdamW.Options { weight_decay = 0 })], lr: 0.2, weight_decay: 0.5);
        (p * p).sum().backward();
        (q * q).sum().backward();
        optimizer.step();
        Assert.Multiple(() =>
        {
            Assert.That(p.item<double>(), Is.EqualTo(1.9).Within(1e-7));
            Assert.That(q.item<double>(), Is.EqualTo(1.8).Within(1e-7));
            Assert.That(() => optimizer.add_param_group(new AdamW.ParamGroup([p])), Throws.ArgumentException);
        });
    }

    [Test]
    public void Schedules_give_the_rates_of_their_formulas()
    {
        double[] Rates(Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> make, int steps)
        {
            var optimizer = optim.SGD([Single(1)], 1);
            var schedule = make(optimizer);
            var rates = new double[steps];
            for (var i = 0; i < steps; i++)
            {
                rates[i] = optimizer.ParamGroups.Single().LearningRate;
                schedule.step();
            }

            return rates;
        }

        Assert.Multiple(() =>
        {
            Assert.That(Rates(o => optim.lr_scheduler.StepLR(o, 2, 0.5), 5), Is.EqualTo(new[] { 1, 1, 0.5, 0.5, 0.25 }));
            Assert.That(Rates(o => optim.lr_scheduler.LambdaLR(o, i => 1.0 / (i + 1)), 3), Is.EqualTo(new[] { 1, 0.5, 1.0 / 3 }));
            Assert.That(Rates(o => optim.lr_scheduler.LinearLR(o, 0.5, 1, 2), 4), Is.EqualTo(new[] { 0.5, 0.75, 1, 1 }));
            Assert.That(Rates(o => optim.lr_scheduler.CosineAnnealingLR(o, 4, 0.2), 5), Is.EqualTo(new[] { 1, 0.6 + 0.4 * Math.Sqrt(0.5), 0.6, 0.6 - 0.4 * Math.Sqrt(0.5), 0.2 }).Within(1e-15));
            Assert.That(Rates(o => optim.lr_scheduler.SequentialLR(o, [optim.lr_scheduler.LinearLR(o, 0.5, 1, 2), optim.lr_scheduler.StepLR(o, 1, 0.5)], [2]), 5), Is.EqualTo(new[] { 0.5, 0.75, 1, 0.5, 0.25 }));
        });
    }

    private static Parameter Single(double value) => new(tensor(value));

    private static void Descend(Parameter p, optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        (p * p).sum().backward();
        optimizer.step();
    }
}
