using TorchSharp;
using TorchSharp.Compute;
using static TorchSharp.torch;

namespace ManagedTorch.Tests;

/// <summary>The engine's own transcendental functions against the platform's float64 ones.</summary>
public sealed class VectorMathTests
{
    private static readonly double[] Grid = [.. Enumerable.Range(-4000, 8001).Select(i => i * 0.02)];

    [Test]
    public void Exp_in_float32_is_within_one_unit_in_the_last_place() =>
        Check(x => x.exp(), Math.Exp, Grid.Where(x => x is > -87 and < 88), 1.0);

    [Test]
    public void Tanh_in_float32_is_within_two_units() => Check(x => x.tanh(), Math.Tanh, Grid.Where(x => Math.Abs(x) < 12), 2.0);

    [Test]
    public void Log_in_float32_is_correctly_rounded_almost_always() => Check(x => x.log(), Math.Log, Grid.Where(x => x > 0), 0.51);

    [Test]
    public void Erf_in_float32_is_within_one_unit() => Check(x => x.erf(), ScalarMath.Erf, Grid.Where(x => Math.Abs(x) < 5), 1.01);

    [TestCase(0.1, 0.1124629160182849)]
    [TestCase(0.5, 0.5204998778130465)]
    [TestCase(1.0, 0.8427007929497149)]
    [TestCase(2.0, 0.9953222650189527)]
    [TestCase(3.5, 0.9999992569016276)]
    public void Erf_in_float64_gives_the_tabulated_values(double x, double expected) =>
        Assert.That(ScalarMath.Erf(x), Is.EqualTo(expected).Within(1e-15));

    [Test]
    public void Float64_functions_are_within_a_few_units()
    {
        foreach (var x in Grid)
        {
            Assert.That(ScalarMath.Exp(x), Is.EqualTo(Math.Exp(x)).Within(4).Ulps, $"exp {x}");
            Assert.That(ScalarMath.Tanh(x), Is.EqualTo(Math.Tanh(x)).Within(6).Ulps, $"tanh {x}");
            if (x > 0)
                Assert.That(ScalarMath.Log(x), Is.EqualTo(Math.Log(x)).Within(4).Ulps, $"log {x}");
        }
    }

    [Test]
    public void Special_values_come_out_as_they_should()
    {
        using var scope = NewDisposeScope();
        var x = tensor([float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, 100f, -200f, -100f]);
        Assert.Multiple(() =>
        {
            Assert.That(x.exp().data<float>().ToArray(), Is.EqualTo(new[] { float.NaN, float.PositiveInfinity, 0f, 1f, 1f, float.PositiveInfinity, 0f, 3.783506e-44f }));
            Assert.That(x.tanh().data<float>().ToArray(), Is.EqualTo(new[] { float.NaN, 1f, -1f, 0f, -0f, 1f, -1f, -1f }));
            Assert.That(x.erf().data<float>().ToArray(), Is.EqualTo(new[] { float.NaN, 1f, -1f, 0f, -0f, 1f, -1f, -1f }));
            Assert.That(x.log().data<float>().ToArray()[..5], Is.EqualTo(new[] { float.NaN, float.PositiveInfinity, float.NaN, float.NegativeInfinity, float.NegativeInfinity }));
        });
    }

    private static void Check(Func<Tensor, Tensor> function, Func<double, double> reference, IEnumerable<double> points, double units)
    {
        using var scope = NewDisposeScope();
        float[] xs = [.. points.Select(x => (float)x)];
        var ys = function(tensor(xs)).data<float>().ToArray();
        for (var i = 0; i < xs.Length; i++)
        {
            var expected = reference(xs[i]);
            var unit = Math.Max(MathF.BitIncrement(Math.Abs((float)expected)) - Math.Abs((float)expected), float.Epsilon);
            Assert.That(Math.Abs(ys[i] - expected) / unit, Is.LessThanOrEqualTo(units), $"at {xs[i]:R}: {ys[i]:R} instead of {expected:R}");
        }
    }
}
