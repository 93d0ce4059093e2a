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

    /// <summary>(x, y) becomes (cosine · x + sine · y, cosine · y − sine · x), coordinate by coordinate.</summary>
    public static void Rotate(Span<double> x, Span<double> y, double cosine, double sine)
    {
        var at = 0;
        for (; at <= x.Length - Lanes; at += Lanes)
        {
            var (first, second) = (Vector512.Create<double>(x[at..]), Vector512.Create<double>(y[at..]));
            (cosine * first + sine * second).CopyTo(x[at..]);
            (cosine * second - sine * first).CopyTo(y[at..]);
        }

        for (; at < x.Length; at++)
            (x[at], y[at]) = (cosine * x[at] + sine * y[at], cosine * y[at] - sine * x[at]);
    }

    /// <summary>Widens a box, coordinate by coordinate, so that it holds x.</summary>
    public static void Enclose(Span<double> low, Span<double> high, ReadOnlySpan<double> x)
    {
        var at = 0;
        for (; at <= x.Length - Lanes; at += Lanes)
        {
            var value = Vector512.Create(x[at..]);
            Vector512.Min(Vector512.Create<double>(low[at..]), value).CopyTo(low[at..]);
            Vector512.Max(Vector512.Create<double>(high[at..]), value).CopyTo(high[at..]);
        }

        for (; at < x.Length; at++)
            (low[at], high[at]) = (Math.Min(low[at], x[at]), Math.Max(high[at], x[at]));
    }

    /// <summary>Whether x exceeds y by more than a distance in any coordinate.</summary>
    public static bool AnyAbove(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double distance)
    {
        var distances = Vector512.Create(distance);
        var at = 0;
        for (; at <= x.Length - Lanes; at += Lanes)
        {
            if (Vector512.GreaterThanAny(Vector512.Create(x[at..]) - Vector512.Create(y[at..]), distances))
                return true;
        }

        for (; at < x.Length; at++)
        {
            if (x[at] - y[at] > distance)
                return true;
        }

        return false;
    }

    // Halves are added in a spelt-out order: the runtime's own sum may differ with the width of the hardware.
    private static double Sum(Vector512<double> lanes)
    {
        var four = lanes.GetLower() + lanes.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two.GetElement(0) + two.GetElement(1);
    }
}
