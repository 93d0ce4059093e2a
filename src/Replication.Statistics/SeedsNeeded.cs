namespace Replication.Statistics;

/// <summary>How many further seeds would settle an inconclusive comparison, if the spread and the mean stay as observed.</summary>
public static class SeedsNeeded
{
    /// <summary>Beyond so many seeds in all the answer is "not by more seeds".</summary>
    public const int Limit = 10_000;

    /// <summary>
    /// The smallest number m of further seeds with |mean − threshold| &gt; (t₁ + t₂)·sd/√(n + m), where t₁ and t₂ are the
    /// quantiles of Student's t with n + m − 1 degrees of freedom at (1 + level)/2 and at <paramref name="power"/>.
    /// At power 0.5, where t₂ is zero, this is the precision rule: the t interval of the observed spread would just exclude
    /// the threshold. At 0.8 the interval would exclude it four times in five (the usual approximation without the noncentral t).
    /// Null where the answer is beyond <see cref="Limit"/>, the mean is the threshold, or there are fewer than two finite values.
    /// </summary>
    public static int? ToExclude(double threshold, ReadOnlySpan<double> values, double level = 0.95, double power = 0.8)
    {
        Level.Check(level);
        if (!(power >= 0.5 && power < 1))
            throw new ArgumentOutOfRangeException(nameof(power), power, "Power lies from 0.5 (precision alone) to below 1, such as 0.8.");
        var distance = Math.Abs(Sample.Mean(values) - threshold);
        var deviation = Sample.StandardDeviation(values);
        if (!double.IsFinite(deviation) || !(distance > 0) || !Suffices(Math.Max(Limit, values.Length))) return null;

        // What suffices once suffices for any larger number, so that the first one is found by halving.
        int low = values.Length, high = Math.Max(Limit, values.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (Suffices(middle)) high = middle; else low = middle + 1;
        }

        return high - values.Length;

        bool Suffices(int n) => distance * Math.Sqrt(n)
            > (StudentT.Quantile((1 + level) / 2, n - 1) + StudentT.Quantile(power, n - 1)) * deviation;
    }
}
