using Replication.Models.Functions;
using static TorchSharp.torch;

namespace ManagedTorch.Tests;

/// <summary>The hand-written recurrences against compositions of plain operators and against central differences.</summary>
public sealed class RecurrenceTests
{
    // 19 channels fill two vectors and leave a tail.
    [TestCase(3)]
    [TestCase(19)]
    public void The_selective_scan_is_its_recurrence(int channels)
    {
        using var scope = NewDisposeScope();
        var (u, delta, a, b, c) = Scan(channels);
        var h = zeros([2, channels, 4], ScalarType.Float64);
        var steps = new List<Tensor>();
        for (var t = 0; t < 5; t++)
        {
            var step = delta.select(1, t).unsqueeze(-1);
            h = (step * a).exp() * h + step * b.select(1, t).unsqueeze(1) * u.select(1, t).unsqueeze(-1);
            steps.Add((h * c.select(1, t).unsqueeze(1)).sum(-1));
        }

        Assert.That(SelectiveScan.apply(u, delta, a, b, c).allclose(stack(steps, 1), 1e-13, 1e-13), Is.True);
    }

    [TestCase(3)]
    [TestCase(19)]
    public void The_gradient_of_the_selective_scan_agrees_with_central_differences(int channels)
    {
        using var scope = NewDisposeScope();
        var (u, delta, a, b, c) = Scan(channels);
        GradientCheck.Run(x => SelectiveScan.apply(x[0], x[1], x[2], x[3], x[4]), u, delta, a, b, c);
    }

    [TestCase(3)]
    [TestCase(19)]
    public void The_weighted_average_of_RWKV_is_its_formula(int channels)
    {
        using var scope = NewDisposeScope();
        var (w, u, k, v) = Average(1, channels);
        var steps = new List<Tensor>();
        for (var t = 0; t < 6; t++)
        {
            var parts = new List<Tensor>();
            for (var i = 0; i <= t; i++)
                parts.Add(i == t ? u + k.select(1, i) : w * (t - 1 - i) + k.select(1, i));
            var weights = stack(parts, 1).softmax(1);
            steps.Add((weights * v.slice(1, 0, t + 1, 1)).sum(1));
        }

        Assert.That(Wkv.apply(w, u, k, v).allclose(stack(steps, 1), 1e-13, 1e-13), Is.True);
    }

    [TestCase(1, 3)]
    [TestCase(5, 3)]
    [TestCase(1, 19)]
    public void The_gradient_of_the_weighted_average_agrees_with_central_differences(int spread, int channels)
    {
        using var scope = NewDisposeScope();
        var (w, u, k, v) = Average(spread, channels);
        GradientCheck.Run(x => Wkv.apply(x[0], x[1], x[2], x[3]), w, u, k, v);
    }

    [Test]
    public void Large_keys_neither_overflow_nor_lose_their_gradient()
    {
        using var scope = NewDisposeScope();
        var (w, u, k, v) = Average(2000);
        var y = Wkv.apply(w, u, k.requires_grad_(), v.requires_grad_());
        y.sum().backward();
        Assert.That(y.isfinite().all().item<bool>() && k.grad!.isfinite().all().item<bool>(), Is.True);
        Assert.That(v.grad!.sum().item<double>(), Is.EqualTo((double)y.numel()).Within(1e-9), "every average spreads one unit of gradient over the values");
    }

    [Test]
    public void Float32_arguments_give_float32_results_and_gradients_near_those_of_float64()
    {
        using var scope = NewDisposeScope();
        var (w, key, k, v) = Average(1, 37);
        var (u, delta, a, b, c) = Scan(37);
        AssertNear(x => Wkv.apply(x[0], x[1], x[2], x[3]), w, key, k, v);
        AssertNear(x => SelectiveScan.apply(x[0], x[1], x[2], x[3], x[4]), u, delta, a, b, c);
    }

    [Test]
    public void Arguments_need_not_be_contiguous()
    {
        using var scope = NewDisposeScope();
        var (w, key, k, v) = Average(1, 19);
        var (u, delta, a, b, c) = Scan(19);
        Assert.That(Wkv.apply(w, key, Turned(k), Turned(v)).allclose(Wkv.apply(w, key, k, v), 0, 0), Is.True);
        Assert.That(SelectiveScan.apply(Turned(u), Turned(delta), a, Turned(b), Turned(c)).allclose(SelectiveScan.apply(u, delta, a, b, c), 0, 0), Is.True);
    }

    [Test]
    public void Shapes_that_do_not_fit_are_named()
    {
        using var scope = NewDisposeScope();
        var (w, u, k, v) = Average(1);
        Assert.That(() => Wkv.apply(w, u, k, v.slice(1, 0, 2, 1)), Throws.ArgumentException.With.Message.Contains("v [2, 2, 3]"));
        Assert.That(() => SelectiveScan.apply(k, k, u, v, v), Throws.ArgumentException.With.Message.Contains("A [3]"));
    }

    private static void AssertNear(Func<Tensor[], Tensor> function, params Tensor[] wide)
    {
        Tensor[] narrow = [.. wide.Select(x => x.to(ScalarType.Float32).requires_grad_())];
        foreach (var x in wide)
            x.requires_grad_();
        Tensor expected = function(wide), actual = function(narrow);
        Assert.That(actual.dtype, Is.EqualTo(ScalarType.Float32));
        Assert.That(actual.to(ScalarType.Float64).allclose(expected, 1e-5, 1e-5), Is.True);
        expected.square().sum().backward();
        actual.square().sum().backward();
        foreach (var (x, y) in narrow.Zip(wide))
            Assert.That(x.grad!.to(ScalarType.Float64).allclose(y.grad!, 1e-4, 1e-4), Is.True);
    }

    // The same numbers with the last dimension laid out first.
    private static Tensor Turned(Tensor x) => x.transpose(1, 2).contiguous().transpose(1, 2);

    private static (Tensor U, Tensor Delta, Tensor A, Tensor B, Tensor C) Scan(int channels) => (
        Draw.Normal("scan u", 2, 5, channels), Draw.Normal("scan delta", 2, 5, channels).softplus(), -Draw.Normal("scan a", channels, 4).exp(),
        Draw.Normal("scan b", 2, 5, 4), Draw.Normal("scan c", 2, 5, 4));

    private static (Tensor W, Tensor U, Tensor K, Tensor V) Average(double spread, int channels = 3) => (
        -Draw.Normal("wkv w", channels).exp(), Draw.Normal("wkv u", channels), Draw.Normal("wkv k", 2, 6, channels) * spread, Draw.Normal("wkv v", 2, 6, channels));
}
