namespace Replication.Statistics;

/// <summary>
/// Two one-sided t tests (TOST; Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15, 1987): is an effect inside
/// bounds within which it does not matter? The bounds are fixed before the run, in the unit of the values. Fewer than two
/// values leave NaN, which is not equivalent.
/// </summary>
public static class Equivalence
{
    /// <summary>Of a mean.</summary>
    public static EquivalenceResult OneSample(ReadOnlySpan<double> values, double lowBound, double highBound, double alpha = 0.05) =>
        Of("two one-sided t tests of a mean", MeanEstimate.OfMean(values), lowBound, highBound, alpha);

    /// <summary>Of the mean of first[i] − second[i]: the arms share seeds.</summary>
    public static EquivalenceResult Paired(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, double lowBound, double highBound, double alpha = 0.05) =>
        Of("two one-sided paired t tests", MeanEstimate.OfMean(Pairs.Differences(first, second)), lowBound, highBound, alpha);

    /// <summary>Of the mean of the first less the mean of the second, where the arms share neither seeds nor spread.</summary>
    public static EquivalenceResult Welch(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, double lowBound, double highBound, double alpha = 0.05) =>
        Of("two one-sided Welch t tests", MeanEstimate.OfDifference(first, second), lowBound, highBound, alpha);

    private static EquivalenceResult Of(string method, MeanEstimate estimate, double lowBound, double highBound, double alpha)
    {
        if (!(lowBound < highBound) || double.IsInfinity(lowBound) || double.IsInfinity(highBound))
            throw new ArgumentException($"Equivalence needs a finite lower bound below a finite upper one, not {lowBound} and {highBound}.");
        if (!(alpha > 0 && alpha < 0.5))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The error rate of each one-sided test lies between 0 and ½, such as 0.05.");
        return new EquivalenceResult(
            method, estimate.Value, lowBound, highBound, estimate.DegreesOfFreedom,
            estimate.Cumulative(-estimate.T(lowBound)), estimate.Cumulative(estimate.T(highBound)), alpha,
            estimate.Interval(1 - 2 * alpha, "t interval of two one-sided tests"));
    }
}
