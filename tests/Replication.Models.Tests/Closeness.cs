using static TorchSharp.torch;

namespace Replication.Models.Tests;

/// <summary>Elementwise agreement |a − b| ≤ tolerance·(1 + |b|).</summary>
internal static class Closeness
{
    public static void Assert(string name, Tensor actual, Tensor expected, double tolerance)
    {
        NUnit.Framework.Assert.That(actual.shape, Is.EqualTo(expected.shape), $"{name}: shape");
        using var scope = NewDisposeScope();
        float[] a = actual.detach().cpu().data<float>().ToArray(), b = expected.cpu().data<float>().ToArray();
        var worst = 0;
        double Excess(int i) => Math.Abs(a[i] - b[i]) / (1 + Math.Abs(b[i]));
        for (var i = 0; i < a.Length; i++)
        {
            if (!(Excess(i) <= Excess(worst)))
                worst = i;
        }

        NUnit.Framework.Assert.That(
            Excess(worst), Is.LessThanOrEqualTo(tolerance), $"{name}[{worst}]: {a[worst]:R} instead of {b[worst]:R}");
    }
}
