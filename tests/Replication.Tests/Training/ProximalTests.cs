using Replication.Models;
using Replication.Models.Adapters;
using Replication.Random;
using Replication.Training;
using Replication.Training.Controls;
using Replication.Training.Proximal;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Tests.Training;

/// <summary>The pulls to the start, by hand on functions whose gradients are known.</summary>
public sealed class ProximalTests
{
    [Test]
    public void The_term_is_half_lambda_times_the_squared_distance_over_all_parameters()
    {
        using var scope = NewDisposeScope();
        Parameter a = Of(1, 2), b = Of(-1);
        using var term = new ProximalTerm([a, b], lambda: 3);
        Assert.That(term.Value().item<float>(), Is.Zero);
        Set(a, 2, 4); // (1, 2)
        Set(b, 1); // 2
        Assert.That(term.Value().item<float>(), Is.EqualTo(1.5f * (1 + 4 + 4)));
    }

    [Test]
    public void Its_gradient_is_that_of_finite_differences()
    {
        using var scope = NewDisposeScope();
        var p = Of(0.5f, -0.25f, 2);
        using var term = new ProximalTerm([p], lambda: 0.75);
        float[] at = [1, 0.5f, -1];
        Set(p, at);
        term.Value().backward();
        var gradient = p.grad!.data<float>().ToArray();
        using var noGrad = no_grad();
        for (var i = 0; i < at.Length; i++)
        {
            const float step = 1 / 64f; // a power of two: the differences are of a parabola, and exact
            double Value(float moved)
            {
                float[] there = [.. at];
                there[i] += moved;
                Set(p, there);
                return term.Value().item<float>();
            }

            Assert.That(gradient[i], Is.EqualTo((Value(step) - Value(-step)) / (2 * step)).Within(1e-5));
        }
    }

    [Test]
    public void On_a_quadratic_descent_with_the_term_ends_where_the_two_pulls_balance()
    {
        using var scope = NewDisposeScope();
        // R = ½(θ − 6)², θ₀ = 0, λ = 2: the minimum of both lies at 6/(1 + λ) = 2.
        var p = Of(0);
        using var term = new ProximalTerm([p], lambda: 2);
        using var optimiser = optim.SGD([p], 0.25);
        for (var step = 0; step < 60; step++)
        {
            optimiser.zero_grad();
            ((p - 6).pow(2).sum() * 0.5 + term.Value()).backward();
            optimiser.step();
        }

        Assert.That(p.item<float>(), Is.EqualTo(2).Within(1e-6));
    }

    // θ − θ₀ = (1, 2). The gradient (3, −1) has product 1 with it, (−2, 1) has 0, (1, −1) has −1.
    [TestCase(3, -1, true)]
    [TestCase(-2, 1, true)]
    [TestCase(1, -1, false)]
    public void The_selective_pull_acts_where_the_loss_does_not_lead_away(float first, float second, bool acts)
    {
        using var scope = NewDisposeScope();
        var p = Of(1, 1);
        using var pull = new SelectivePull([p], lambda: 0.5);
        Set(p, 2, 3);
        (p * tensor(new[] { first, second })).sum().backward();
        pull.BeforeStep();
        float[] expected = acts ? [first + 0.5f, second + 1] : [first, second];
        Assert.That(p.grad!.data<float>().ToArray(), Is.EqualTo(expected));
        pull.AfterStep();
        Assert.That(p.data<float>().ToArray(), Is.EqualTo(new[] { 2f, 3 }), "the weights are the optimiser's alone");
    }

    [Test]
    public void The_selective_pull_asks_all_parameters_together()
    {
        using var scope = NewDisposeScope();
        Parameter a = Of(0), b = Of(0);
        using var pull = new SelectivePull([a, b], lambda: 1);
        Set(a, 1);
        Set(b, 1);
        (a * -1 + b * 4).sum().backward(); // alone a would be left, but the sum is 3
        pull.BeforeStep();
        Assert.That(a.grad!.data<float>().ToArray(), Is.EqualTo(new[] { 0f }));
        Assert.That(b.grad!.data<float>().ToArray(), Is.EqualTo(new[] { 5f }));
    }

    [Test]
    public void On_a_quadratic_the_selective_pull_never_stops_short_of_the_minimum_of_the_loss()
    {
        using var scope = NewDisposeScope();
        // While descent leads away from θ₀ = 0 to the minimum at 6, ⟨∇R, θ − θ₀⟩ < 0: the pull is off. From beyond it is on.
        double End(float from)
        {
            var p = Of(0);
            using var pull = new SelectivePull([p], lambda: 2);
            Set(p, from);
            using var optimiser = optim.SGD([p], 0.125);
            for (var step = 0; step < 100; step++)
            {
                optimiser.zero_grad();
                ((p - 6).pow(2).sum() * 0.5).backward();
                pull.BeforeStep();
                optimiser.step();
                pull.AfterStep();
            }

            return p.item<float>();
        }

        Assert.That(End(1), Is.EqualTo(6).Within(1e-4));
        Assert.That(End(20), Is.LessThanOrEqualTo(6 + 1e-4));
    }

    // θ₀ = 0. Before: (3, 4), γ = 5. After the step: (6, 8), γ = 10, so that half of the distance is new.
    [TestCase(1.0f, 1, 3, 4)]
    [TestCase(1.0f, 0.5, 4.5f, 6)]
    [TestCase(-1.0f, 1, 6, 8)]
    public void Projection_decay_takes_back_the_share_that_was_added_where_the_loss_points_back(float sign, double lambda, float first, float second)
    {
        using var scope = NewDisposeScope();
        var p = Of(0, 0);
        using var decay = new SelectiveProjectionDecay([p], lambda);
        Set(p, 3, 4);
        (p * sign).sum().backward();
        decay.BeforeStep();
        Set(p, 6, 8);
        decay.AfterStep();
        Assert.That(p.data<float>().ToArray(), Is.EqualTo(new[] { first, second }).Within(1e-6));
    }

    [Test]
    public void Projection_decay_leaves_a_step_towards_the_start_and_a_parameter_at_the_start_alone()
    {
        using var scope = NewDisposeScope();
        Parameter nearer = Of(0), still = Of(5);
        using var decay = new SelectiveProjectionDecay([nearer, still], lambda: 1);
        Set(nearer, 4);
        (nearer + still).sum().backward();
        decay.BeforeStep();
        Set(nearer, 3);
        decay.AfterStep();
        Assert.That(nearer.data<float>().ToArray(), Is.EqualTo(new[] { 3f }));
        Assert.That(still.data<float>().ToArray(), Is.EqualTo(new[] { 5f }));
    }

    [Test]
    public void Adapters_trained_under_any_pull_stay_nearer_than_free_ones_and_the_model_itself_stays_put()
    {
        var (free, weights) = Trained(_ => (null, null));
        var pulled = Trained(p => (new ProximalTerm(p, 1), null));
        Assert.That(pulled.Distance, Is.GreaterThan(0).And.LessThan(0.9 * free));
        Assert.That(pulled.Weights, Is.EqualTo(weights));
        Assert.That(Trained(p => (null, new SelectiveProjectionDecay(p, 1))).Distance, Is.LessThanOrEqualTo(free));
        Assert.That(Trained(p => (null, new SelectivePull(p, 1))).Distance, Is.LessThanOrEqualTo(free));
    }

    [Test]
    public void Negative_and_infinite_strengths_and_no_parameters_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.That(() => new ProximalTerm([Of(1)], -1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("zero or more"));
        Assert.That(() => new SelectivePull([Of(1)], double.PositiveInfinity), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new SelectiveProjectionDecay([], 1), Throws.ArgumentException.With.Message.Contains("at least one parameter"));
    }

    // Distance of the adapters from their start, and the first frozen weights of the model.
    private static (double Distance, float[] Weights) Trained(Func<IReadOnlyList<Parameter>, (ProximalTerm? Term, IStepControl? Control)> pull)
    {
        using var model = new ModelShape("gpt2", Width: 16, Layers: 2).Create(7, new HeadSettings());
        model.Initialise(RandomStream.For("proximal tests"));
        using var lora = new Lora(model, new LoraSettings { Rank = 2, Targets = ["c_attn"] }, RandomStream.For("proximal tests", "A"));
        IReadOnlyList<Parameter> adapters = [.. lora.Parameters()];
        using var displacement = new Displacement(adapters);
        var (term, control) = pull(adapters);
        new Trainer(model, new TrainingSettings { Steps = 20, BatchSize = 2, ContextLength = 8, LearningRate = 1e-2, WeightDecay = 0 })
        {
            Trained = adapters,
            Penalty = term is null ? null : term.Value,
            Control = control,
        }.Run(() => Batch.OfWindows(tensor([.. Enumerable.Range(0, 18).Select(i => i % 3L)], [2, 9])));
        term?.Dispose();
        (control as IDisposable)?.Dispose();
        return (displacement.Distance(), model.Blocks[0].parameters().First().data<float>().ToArray());
    }

    private static Parameter Of(params float[] values) => new(tensor(values));

    private static void Set(Parameter parameter, params float[] values) => Replication.Models.Layers.Weights.Set(parameter, values);
}
