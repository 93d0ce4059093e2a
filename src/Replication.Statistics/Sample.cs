namespace Replication.Statistics;

/// <summary>
/// Descriptive statistics. What too small a sample cannot answer is NaN, which every verdict rule calls invalid.
/// </summary>
public static class Sample
{
    /// <summary>Arithmetic mean; NaN of no values.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        var sums = new Sums();
        foreach (var value in values)
            sums.Add(value);
        return sums.Total / values.Length;
    }

    /// <summary>Σ(x − mean)² / (n − 1); NaN of fewer than two values.</summary>
    public static double Variance(ReadOnlySpan<double> values)
    {
        if (values.Length < 2) return double.NaN;
        var mean = Mean(values);
        var squares = new Sums();
        var rest = new Sums();
        foreach (var value in values)
        {
            var deviation = value - mean;
            squares.AddProduct(deviation, deviation);
            rest.Add(deviation);
        }

        // The mean is rounded: what the deviations still sum to takes that error out again (Chan, Golub and LeVeque 1983).
        return (squares.Total - rest.Total * rest.Total / values.Length) / (values.Length - 1);
    }

    /// <summary>Square root of <see cref="Variance"/>, in the unit of the values.</summary>
    public static double StandardDeviation(ReadOnlySpan<double> values) => Math.Sqrt(Variance(values));

    /// <summary>Standard error of the mean: standard deviation / √n.</summary>
    public static double StandardError(ReadOnlySpan<double> values) =>
        StandardDeviation(values) / Math.Sqrt(values.Length);

    /// <summary>Middle value, or the mean of the two middle ones; NaN of no values.</summary>
    public static double Median(ReadOnlySpan<double> values) => Quantile(values, 0.5);

    /// <summary>
    /// The value below which a share of the sample lies, interpolated linearly between neighbours: type 7 of Hyndman and
    /// Fan (1996), the default of R and NumPy. NaN of no values or where any is NaN.
    /// </summary>
    /// <param name="values">In any order.</param>
    /// <param name="share">From 0 (the smallest) to 1 (the largest).</param>
    public static double Quantile(ReadOnlySpan<double> values, double share)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return QuantileOfSorted(sorted, share);
    }

    /// <summary>
    /// Interquartile mean: the mean of what is left when a quarter of the values, rounded down, is cut off at either end, as
    /// rliable does (Agarwal and others 2021). NaN of no values or where any is NaN.
    /// </summary>
    public static double InterquartileMean(ReadOnlySpan<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        if (sorted.Length > 0 && double.IsNaN(sorted[0])) return double.NaN;
        var cut = sorted.Length / 4;
        return Mean(sorted.AsSpan(cut, sorted.Length - 2 * cut));
    }

    internal static double QuantileOfSorted(ReadOnlySpan<double> sorted, double share)
    {
        if (!(share >= 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A quantile is asked for by a share from 0 to 1.");

        // NaN sorts first, so that one look finds it.
        if (sorted.IsEmpty || double.IsNaN(sorted[0])) return double.NaN;
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        if (below == sorted.Length - 1 || sorted[below] == sorted[below + 1]) return sorted[below];
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
