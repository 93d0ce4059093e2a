using System.Globalization;
using Replication.Random;

namespace Replication.Statistics;

/// <summary>What the bootstraps share: many draws of one number, and the middle share of them as an interval.</summary>
internal static class BootstrapDraws
{
    /// <summary>The numbers of all draws in rising order; null where one is not finite.</summary>
    public static double[]? Sorted(int draws, Func<double> draw)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        var replicates = new double[draws];
        foreach (ref var replicate in replicates.AsSpan())
        {
            replicate = draw();
            if (!double.IsFinite(replicate)) return null;
        }

        Array.Sort(replicates);
        return replicates;
    }

    /// <summary>Replaces the indices by as many drawn with replacement.</summary>
    public static void Draw(Span<int> indices, RandomStream stream)
    {
        foreach (ref var index in indices)
            index = stream.NextInt32(indices.Length);
    }

    /// <summary>Efron's percentile interval; NaN ends of null.</summary>
    public static Interval Middle(double[]? sorted, double level, string method) => sorted is null
        ? new Interval(double.NaN, double.NaN, level, method)
        : new Interval(Sample.QuantileOfSorted(sorted, (1 - level) / 2), Sample.QuantileOfSorted(sorted, (1 + level) / 2), level, method);

    public static string Method(string kind, int draws) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}, {draws:N0} draws");
}
