using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ManagedTorch.Tests;

/// <summary>Containers, modes, states and the random stream behind dropout.</summary>
public sealed class ModuleTests
{
    private DisposeScope _scope = null!;

    [SetUp]
    public void Open() => _scope = NewDisposeScope();

    [TearDown]
    public void Close() => _scope.Dispose();

    [Test]
    public void Sequential_feeds_each_module_with_the_one_before()
    {
        using var model = nn.Sequential(("first", nn.Linear(3, 4)), ("act", nn.ReLU()), ("last", nn.Linear(4, 2)));
        Assert.That(model.call(ones(5, 3)).shape, Is.EqualTo(new long[] { 5, 2 }));
        Assert.That(model.state_dict().Keys, Is.EqualTo(new[] { "first.weight", "first.bias", "last.weight", "last.bias" }));
    }

    [Test]
    public void A_state_is_loaded_by_name_or_refused_with_the_names()
    {
        using var model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1));
        var state = model.state_dict().ToDictionary(entry => entry.Key, entry => full_like(entry.Value, 3));
        model.load_state_dict(state);
        Assert.That(model.call(ones(1, 2)).item<float>(), Is.EqualTo(3 * 18 + 3));
        state.Remove("1.bias");
        state["more"] = ones(1);
        Assert.That(() => model.load_state_dict(state), Throws.InvalidOperationException.With.Message.Contains("1.bias").And.Message.Contains("more"));
        var (missing, unexpected) = model.load_state_dict(state, strict: false);
        Assert.That((missing.Single(), unexpected.Single()), Is.EqualTo(("1.bias", "more")));
        state["0.weight"] = ones(3, 2);
        Assert.That(() => model.load_state_dict(state, strict: false), Throws.InvalidOperationException.With.Message.Contains("[2, 2]").And.Message.Contains("[3, 2]"));
    }

    [Test]
    public void Dictionaries_and_lists_of_parts_register_what_they_hold()
    {
        using var modules = nn.ModuleDict<nn.Module>(("a", nn.Linear(1, 1, hasBias: false)), ("b", nn.Linear(1, 1)));
        using var parameters = nn.ParameterList(new Parameter(ones(1)), new Parameter(ones(2)));
        Assert.That(modules.named_parameters().Select(p => p.name), Is.EqualTo(new[] { "a.weight", "b.weight", "b.bias" }));
        Assert.That(parameters.named_parameters().Select(p => p.name), Is.EqualTo(new[] { "0", "1" }));
        Assert.That(() => modules["c"], Throws.TypeOf<KeyNotFoundException>().With.Message.Contains("a, b"));
    }

    [Test]
    public void Modules_are_listed_with_all_children_before_what_lies_below_them()
    {
        using var model = nn.Sequential(("block", nn.Sequential(("inner", nn.Linear(1, 1)))), ("head", nn.Linear(1, 1)));
        Assert.That(model.named_modules().Select(m => m.name), Is.EqualTo(new[] { "block", "head", "block.inner" }));
        Assert.That(model.named_parameters().Select(p => p.name), Is.EqualTo(new[] { "block.inner.weight", "block.inner.bias", "head.weight", "head.bias" }));
    }

    [Test]
    public void Dropout_is_repeated_by_its_seed_and_keeps_the_mean()
    {
        manual_seed(7);
        var first = F.dropout(ones(10000), 0.25).data<float>().ToArray();
        manual_seed(7);
        var second = F.dropout(ones(10000), 0.25).data<float>().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That(first.Distinct().Order(), Is.EqualTo(new[] { 0f, (float)(1 / 0.75) }));
            Assert.That(first.Average(), Is.EqualTo(1).Within(0.03));
            Assert.That(F.dropout(ones(5), 0.5, training: false).data<float>().ToArray(), Is.EqualTo(new[] { 1f, 1, 1, 1, 1 }));
            Assert.That(F.dropout(ones(5), 1).sum().item<float>(), Is.Zero);
            Assert.That(() => F.dropout(ones(5), 1.5), Throws.TypeOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public void Random_numbers_have_the_moments_of_their_distributions()
    {
        var generator = new Generator(3);
        var normal = randn([20000], ScalarType.Float64, generator: generator);
        var uniform = rand([20000], generator: generator);
        var whole = randint(2, 5, [3000], generator: generator).data<long>().ToArray();
        var order = randperm(50, generator: generator).data<long>().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(normal.mean().item<double>(), Is.EqualTo(0).Within(0.03));
            Assert.That(normal.var().item<double>(), Is.EqualTo(1).Within(0.04));
            Assert.That(uniform.mean().item<float>(), Is.EqualTo(0.5).Within(0.01));
            Assert.That((uniform.min().item<float>(), uniform.max().item<float>()), Is.EqualTo((0f, 1f)).Within(0.001));
            Assert.That(uniform.max().item<float>(), Is.LessThan(1));
            Assert.That(whole.GroupBy(n => n).OrderBy(g => g.Key).Select(g => g.Key), Is.EqualTo(new long[] { 2, 3, 4 }));
            Assert.That(whole.GroupBy(n => n).Select(g => (double)g.Count()), Is.All.EqualTo(1000).Within(100));
            Assert.That(order.Order(), Is.EqualTo(Enumerable.Range(0, 50).Select(i => (long)i)));
            Assert.That(order, Is.Not.Ordered);
        });
    }

    // Salmon et al. 2011, known answer for a zero counter and key.
    [Test]
    public void A_generator_of_seed_zero_begins_with_the_published_block() =>
        Assert.That(new Generator(0).Next(), Is.EqualTo(0x6627e8d5e169c58dUL));

    [Test]
    public void A_generator_goes_on_from_a_saved_state()
    {
        var generator = new Generator(5);
        _ = rand([7], generator: generator);
        var state = generator.get_state();
        var next = rand([3], generator: generator).data<float>().ToArray();
        generator.set_state(state);
        Assert.That(rand([3], generator: generator).data<float>().ToArray(), Is.EqualTo(next));
    }

    [Test]
    public void Initial_values_have_the_spread_of_their_rule()
    {
        var weight = zeros(200, 50);
        Assert.That(nn.init.xavier_uniform_(weight).abs().max().item<float>(), Is.EqualTo(Math.Sqrt(6.0 / 250)).Within(1e-4));
        Assert.That(nn.init.kaiming_normal_(weight).std().item<float>(), Is.EqualTo(Math.Sqrt(2.0 / 50)).Within(0.01));
        Assert.That(nn.init.normal_(weight, 3, 0).mean().item<float>(), Is.EqualTo(3));
    }

    [Test]
    public void A_custom_function_uses_its_own_backward()
    {
        GradientCheck.Run(x => Cube.apply(x[0], 3.0, x[1]), Draw.Normal("cube", 4), Draw.Normal("factor", 4));
        var y = Cube.apply(ones([2], ScalarType.Float64), 3.0, ones([2], ScalarType.Float64));
        Assert.That(y.requires_grad, Is.False);
    }

    [Test]
    public void A_custom_function_may_have_several_results() =>
        GradientCheck.Run(x => Both.apply(x[0]) is var pair ? pair[0] * 2 + pair[1] : x[0], Draw.Normal("both", 4));

    private sealed class Cube : autograd.SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (x, power, factor) = ((Tensor)vars[0], (double)vars[1], (Tensor)vars[2]);
            ctx.save_for_backward([x, factor]);
            ctx.save_data("power", power);
            return x.pow(power) * factor;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            var saved = ctx.get_saved_variables();
            var power = (double)ctx.get_data("power");
            return [grad_output * power * saved[0].pow(power - 1) * saved[1], null!, grad_output * saved[0].pow(power)];
        }
    }

    private sealed class Both : autograd.MultiTensorFunction<Both>
    {
        public override string Name => nameof(Both);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0]]);
            return [((Tensor)vars[0]).sin(), ((Tensor)vars[0]).cos()];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
        {
            var x = ctx.get_saved_variables()[0];
            return [grad_outputs[0] * x.cos() - grad_outputs[1] * x.sin()];
        }
    }
}
