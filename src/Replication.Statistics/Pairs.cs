namespace Replication.Statistics;

/// <summary>Two lists whose entries belong together, such as two arms by seed.</summary>
public static class Pairs
{
    /// <summary>first[i] − second[i]: what a paired comparison is made of.</summary>
    public static double[] Differences(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        CheckLengths(first, second);
        var differences = new double[first.Length];
        for (var i = 0; i < differences.Length; i++)
            differences[i] = first[i] - second[i];
        return differences;
    }

    /// <summary>Σ(x − mean x)(y − mean y).</summary>
    internal static double Products(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (meanX, meanY) = (Sample.Mean(x), Sample.Mean(y));
        Sums products = new(), restX = new(), restY = new();
        for (var i = 0; i < x.Length; i++)
        {
            var (a, b) = (x[i] - meanX, y[i] - meanY);
            products.AddProduct(a, b);
            restX.Add(a);
            restY.Add(b);
        }

        return products.Total - restX.Total * restY.Total / x.Length;
    }

    internal static void CheckLengths(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException(
                $"Pairs need two lists of one length, but these have {first.Length} and {second.Length} values: give one value of each per seed or point.");
    }
}
