using Replication.Random;

namespace Replication.Statistics;

/// <summary>
/// Bootstrap intervals whose draws come from a named stream: the same values and stream give the same interval.
/// Fewer than two values, or a statistic that is not finite on some draw, give an interval of NaN, which every verdict
/// rule calls invalid.
/// </summary>
public static class Bootstrap
{
    /// <summary>Draws that keep the Monte-Carlo error of a 95 % interval's ends near 1 % of its width.</summary>
    public const int StandardDraws = 10_000;

    /// <summary>Efron's percentile interval: the middle share of the statistic over samples drawn with replacement.</summary>
    /// <param name="values">One value per independent unit, such as a seed.</param>
    public static Interval Percentile(
        ReadOnlySpan<double> values, Statistic statistic, RandomStream stream, int draws = StandardDraws, double level = 0.95)
    {
        Level.Check(level);
        var method = Method("percentile", draws);
        return BootstrapDraws.Middle(Replicates(values, statistic, stream, draws), level, method);
    }

    /// <summary>
    /// Bias-corrected and accelerated interval: Efron, JASA 82 (1987), the acceleration by leaving out one value at a time.
    /// With about ten values or fewer its corrections are themselves noisy.
    /// </summary>
    /// <param name="values">One value per independent unit, such as a seed.</param>
    public static Interval BiasCorrected(
        ReadOnlySpan<double> values, Statistic statistic, RandomStream stream, int draws = StandardDraws, double level = 0.95)
    {
        Level.Check(level);
        var method = Method("BCa", draws);
        var estimate = statistic(values);
        if (!double.IsFinite(estimate) || Replicates(values, statistic, stream, draws) is not { } sorted)
            return new Interval(double.NaN, double.NaN, level, method);

        // Draws equal to the estimate count half, so that a discrete statistic does not pass for a biased one.
        var below = sorted.Count(value => value < estimate);
        var equal = sorted.Count(value => value == estimate);
        var share = (below + 0.5 * equal) / draws;
        var acceleration = Acceleration(values, statistic);
        if (share is 0 or 1 || double.IsNaN(acceleration))
            return new Interval(double.NaN, double.NaN, level, method);

        var bias = Normal.Quantile(share);
        return new Interval(End((1 - level) / 2), End((1 + level) / 2), level, method);

        double End(double nominal)
        {
            var z = bias + Normal.Quantile(nominal);
            return Sample.QuantileOfSorted(sorted, Normal.Cumulative(bias + z / (1 - acceleration * z)));
        }
    }

    /// <summary>The statistic of every draw in rising order; null where it cannot be had.</summary>
    private static double[]? Replicates(ReadOnlySpan<double> values, Statistic statistic, RandomStream stream, int draws)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        if (values.Length < 2) return null;
        var drawn = new double[values.Length];
        var replicates = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            foreach (ref var value in drawn.AsSpan())
                value = values[stream.NextInt32(values.Length)];
            replicates[draw] = statistic(drawn);
            if (!double.IsFinite(replicates[draw])) return null;
        }

        Array.Sort(replicates);
        return replicates;
    }

    private static double Acceleration(ReadOnlySpan<double> values, Statistic statistic)
    {
        var leftOut = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
            leftOut[i] = statistic([.. values[..i], .. values[(i + 1)..]]);
        var mean = Sample.Mean(leftOut);
        double squares = 0, cubes = 0;
        foreach (var value in leftOut)
        {
            var influence = mean - value;
            squares += influence * influence;
            cubes += influence * influence * influence;
        }

        return squares == 0 ? 0 : cubes / (6 * squares * Math.Sqrt(squares));
    }

    private static string Method(string kind, int draws) => BootstrapDraws.Method(kind + " bootstrap", draws);
}
