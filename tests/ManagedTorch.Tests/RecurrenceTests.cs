using Replication.Models.Functions;
using static TorchSharp.torch;

namespace ManagedTorch.Tests;

/// <summary>The hand-written recurrences against compositions of plain operators and against central differences.</summary>
public sealed class RecurrenceTests
{
    [Test]
    public void The_selective_scan_is_its_recurrence()
    {
        using var scope = NewDisposeScope();
        var (u, delta, a, b, c) = Scan();
        var h = zeros([2, 3, 4], ScalarType.Float64);
        var steps = new List<Tensor>();
        for (var t = 0; t < 5; t++)
        {
            var step = delta.select(1, t).unsqueeze(-1);
            h = (step * a).exp() * h + step * b.select(1, t).unsqueeze(1) * u.select(1, t).unsqueeze(-1);
            steps.Add((h * c.select(1, t).unsqueeze(1)).sum(-1));
        }

        Assert.That(SelectiveScan.apply(u, delta, a, b, c).allclose(stack(steps, 1), 1e-13, 1e-13), Is.True);
    }

    [Test]
    public void The_gradient_of_the_selective_scan_agrees_with_central_differences()
    {
        using var scope = NewDisposeScope();
        var (u, delta, a, b, c) = Scan();
        GradientCheck.Run(x => SelectiveScan.apply(x[0], x[1], x[2], x[3], x[4]), u, delta, a, b, c);
    }

    [Test]
    public void The_weighted_average_of_RWKV_is_its_formula()
    {
        using var scope = NewDisposeScope();
        var (w, u, k, v) = Average(1);
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

    [TestCase(1)]
    [TestCase(5)]
    public void The_gradient_of_the_weighted_average_agrees_with_central_differences(int spread)
    {
        using var scope = NewDisposeScope();
        var (w, u, k, v) = Average(spread);
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
    public void Float32_arguments_give_float32_results()
    {
        using var scope = NewDisposeScope();
        var (w, u, k, v) = Average(1);
        Tensor[] narrow = [.. new[] { w, u, k, v }.Select(x => x.to(ScalarType.Float32))];
        Assert.That(Wkv.apply(narrow[0], narrow[1], narrow[2], narrow[3]).dtype, Is.EqualTo(ScalarType.Float32));
        Assert.That(Wkv.apply(narrow[0], narrow[1], narrow[2], narrow[3]).to(ScalarType.Float64).allclose(Wkv.apply(w, u, k, v), 1e-5, 1e-5), Is.True);
    }

    [Test]
    public void Shapes_that_do_not_fit_are_named()
    {
        using var scope = NewDisposeScope();
        var (w, u, k, v) = Average(1);
        Assert.That(() => Wkv.apply(w, u, k, v.slice(1, 0, 2, 1)), Throws.ArgumentException.With.Message.Contains("v [2, 2, 3]"));
        Assert.That(() => SelectiveScan.apply(k, k, u, v, v), Throws.ArgumentException.With.Message.Contains("A [3]"));
    }

    private static (Tensor U, Tensor Delta, Tensor A, Tensor B, Tensor C) Scan() => (
        Draw.Normal("scan u", 2, 5, 3), Draw.Normal("scan delta", 2, 5, 3).softplus(), -Draw.Normal("scan a", 3, 4).exp(),
        Draw.Normal("scan b", 2, 5, 4), Draw.Normal("scan c", 2, 5, 4));

    private static (Tensor W, Tensor U, Tensor K, Tensor V) Average(double spread) => (
        -Draw.Normal("wkv w", 3).exp(), Draw.Normal("wkv u", 3), Draw.Normal("wkv k", 2, 6, 3) * spread, Draw.Normal("wkv v", 2, 6, 3));
}
