namespace Replication.Statistics;

/// <summary>
/// Student's t tests, two-sided, exact for normal values. Fewer than two values, or no spread to judge by, leave NaN.
/// The statistic is t, the estimate the mean or difference in the unit of the values.
/// </summary>
public static class TTest
{
    /// <summary>Mean against a hypothesis: t = (mean − hypothesis)·√n/sd with n − 1 degrees of freedom (Student 1908).</summary>
    public static TestResult OneSample(ReadOnlySpan<double> values, double hypothesis = 0, double level = 0.95) =>
        Of("one-sample t test", MeanEstimate.OfMean(values), hypothesis, TInterval.OfMean(values, level));

    /// <summary>Mean of first[i] − second[i] against zero: the arms share seeds. The one-sample test of the differences.</summary>
    public static TestResult Paired(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95) =>
        OneSample(Pairs.Differences(first, second), 0, level) with { Method = "paired t test" };

    /// <summary>
    /// Mean of the first less mean of the second against zero, where the arms share neither seeds nor spread:
    /// t = difference/√(s₁²/n₁ + s₂²/n₂) with the degrees of freedom of Welch (Biometrika 34, 1947) and Satterthwaite.
    /// </summary>
    public static TestResult Welch(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        var difference = MeanEstimate.OfDifference(first, second);
        return Of("Welch's t test", difference, 0, difference.Interval(level, "Welch's t interval of the difference"));
    }

    private static TestResult Of(string method, MeanEstimate estimate, double hypothesis, Interval interval)
    {
        var t = estimate.T(hypothesis);
        return new TestResult(method, estimate.Value, t, estimate.DegreesOfFreedom, 2 * estimate.Cumulative(-Math.Abs(t)), interval);
    }
}
