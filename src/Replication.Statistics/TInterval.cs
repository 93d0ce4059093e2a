namespace Replication.Statistics;

/// <summary>Intervals that are exact for normal values. Fewer than two values give NaN ends, which every verdict rule calls invalid.</summary>
public static class TInterval
{
    /// <summary>Confidence interval of the mean: mean ± t·sd/√n with n − 1 degrees of freedom. Of paired differences it is the paired t interval.</summary>
    public static Interval OfMean(ReadOnlySpan<double> values, double level = 0.95) =>
        Around(values, Math.Sqrt(1.0 / values.Length), level, "t interval of the mean");

    /// <summary>Where one further value of the same kind will lie: mean ± t·sd·√(1 + 1/n).</summary>
    public static Interval OfNextValue(ReadOnlySpan<double> values, double level = 0.95) =>
        Around(values, Math.Sqrt(1 + 1.0 / values.Length), level, "t prediction interval of one further value");

    /// <summary>
    /// Where the mean of some further values of the same kind will lie: mean ± t·sd·√(1/count + 1/n). A paper's mean over its own
    /// runs agrees with ours where it lies inside.
    /// </summary>
    /// <param name="count">How many further values are averaged; one gives <see cref="OfNextValue"/>.</param>
    public static Interval OfNextMean(ReadOnlySpan<double> values, int count, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return Around(values, Math.Sqrt(1.0 / count + 1.0 / values.Length), level, "t prediction interval of a further mean");
    }

    private static Interval Around(ReadOnlySpan<double> values, double scale, double level, string method)
    {
        Level.Check(level);
        if (values.Length < 2) return new Interval(double.NaN, double.NaN, level, method);
        var mean = Sample.Mean(values);
        var half = StudentT.Quantile((1 + level) / 2, values.Length - 1) * Sample.StandardDeviation(values) * scale;
        return new Interval(mean - half, mean + half, level, method);
    }
}
