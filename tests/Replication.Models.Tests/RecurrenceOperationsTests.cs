using Replication.Models.Functions;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Models.Tests;

/// <summary>The recurrences by the engine's operations against the hand-written functions, values and gradients, in float64.</summary>
public sealed class RecurrenceOperationsTests
{
    // 19 channels fill two vectors of the hand-written functions and leave a tail.
    [TestCase(1, 3)]
    [TestCase(6, 19)]
    public void The_selective_scan_by_operations_is_the_function(int length, int channels)
    {
        using var scope = NewDisposeScope();
        AssertSame(
            x => SelectiveScan.apply(x[0], x[1], x[2], x[3], x[4]),
            x => SelectiveScanOperations.Of(x[0], x[1], x[2], x[3], x[4]),
            Drawn("u", 2, length, channels), Drawn("delta", 2, length, channels).exp(), -Drawn("a", channels, 4).exp(), Drawn("b", 2, length, 4), Drawn("c", 2, length, 4));
    }

    // Keys 60 apart: exponentials of their differences leave the range of float32.
    [TestCase(1, 3, 1)]
    [TestCase(6, 19, 1)]
    [TestCase(6, 3, 60)]
    public void The_weighted_average_of_RWKV_by_operations_is_the_function(int length, int channels, double spread)
    {
        using var scope = NewDisposeScope();
        AssertSame(
            x => Wkv.apply(x[0], x[1], x[2], x[3]),
            x => WkvOperations.Of(x[0], x[1], x[2], x[3]),
            -Drawn("w", channels).exp(), Drawn("bonus", channels), Drawn("k", 2, length, channels) * spread, Drawn("v", 2, length, channels));
    }

    [Test]
    public void Large_keys_do_not_overflow_the_operations_in_float32()
    {
        using var scope = NewDisposeScope();
        Tensor[] x = [.. new[] { -Drawn("w", 3).exp(), Drawn("bonus", 3), Drawn("k", 2, 6, 3) * 2000, Drawn("v", 2, 6, 3) }.Select(x => x.to(ScalarType.Float32).requires_grad_())];
        var y = WkvOperations.Of(x[0], x[1], x[2], x[3]);
        y.sum().backward();
        Assert.That(y.isfinite().all().item<bool>(), Is.True);
        Assert.That(x.All(argument => argument.grad!.isfinite().all().item<bool>()), Is.True);
    }

    private static void AssertSame(Func<Tensor[], Tensor> function, Func<Tensor[], Tensor> operations, params Tensor[] arguments)
    {
        var (expected, expectedGradients) = Run(function, arguments);
        var (actual, actualGradients) = Run(operations, arguments);
        Assert.That(actual.allclose(expected, 1e-12, 1e-12), Is.True, "values");
        for (var i = 0; i < arguments.Length; i++)
            Assert.That(actualGradients[i].allclose(expectedGradients[i], 1e-11, 1e-12), Is.True, $"gradient of argument {i}");
    }

    // Weighed by fixed numbers, so that every element's gradient is its own.
    private static (Tensor Value, Tensor[] Gradients) Run(Func<Tensor[], Tensor> function, Tensor[] arguments)
    {
        Tensor[] leaves = [.. arguments.Select(x => x.detach().clone().requires_grad_())];
        var y = function(leaves);
        (y * Drawn("weights", y.shape)).sum().backward();
        return (y.detach(), [.. leaves.Select(x => x.grad ?? zeros_like(x))]);
    }

    private static Tensor Drawn(string name, params long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        RandomStream.For("recurrence operations", name).FillNormal(values, 0, 1);
        return tensor(values, shape).to(ScalarType.Float64);
    }
}
