using System.Runtime.Intrinsics;

namespace Replication.Measures.Clusters;

/// <summary>Sums over coordinates in one fixed order of sixteen lanes, so that their bits do not depend on the machine.</summary>
internal static class Arithmetic
{
    private const int Lanes = 8;

    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (even, odd) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var at = 0;
        for (; at <= x.Length - 2 * Lanes; at += 2 * Lanes)
        {
            even = Vector512.FusedMultiplyAdd(Vector512.Create(x[at..]), Vector512.Create(y[at..]), even);
            odd = Vector512.FusedMultiplyAdd(Vector512.Create(x[(at + Lanes)..]), Vector512.Create(y[(at + Lanes)..]), odd);
        }

        var sum = Sum(even + odd);
        for (; at < x.Length; at++)
            sum = Math.FusedMultiplyAdd(x[at], y[at], sum);
        return sum;
    }

    public static double SquaredDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (even, odd) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var at = 0;
        for (; at <= x.Length - 2 * Lanes; at += 2 * Lanes)
        {
            var first = Vector512.Create(x[at..]) - Vector512.Create(y[at..]);
            var second = Vector512.Create(x[(at + Lanes)..]) - Vector512.Create(y[(at + Lanes)..]);
            even = Vector512.FusedMultiplyAdd(first, first, even);
            odd = Vector512.FusedMultiplyAdd(second, second, odd);
        }

        var sum = Sum(even + odd);
        for (; at < x.Length; at++)
            sum = Math.FusedMultiplyAdd(x[at] - y[at], x[at] - y[at], sum);
        return sum;
    }

    /// <summary>target += factor · x, coordinate by coordinate.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> x)
    {
        var factors = Vector512.Create(factor);
        var at = 0;
        for (; at <= x.Length - Lanes; at += Lanes)
            Vector512.FusedMultiplyAdd(factors, Vector512.Create(x[at..]), Vector512.Create<double>(target[at..])).CopyTo(target[at..]);
        for (; at < x.Length; at++)
            target[at] = Math.FusedMultiplyAdd(factor, x[at], target[at]);
    }

    // Halves are added in a spelt-out order: the runtime's own sum may differ with the width of the hardware.
    private static double Sum(Vector512<double> lanes)
    {
        var four = lanes.GetLower() + lanes.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two.GetElement(0) + two.GetElement(1);
    }
}
