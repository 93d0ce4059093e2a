namespace Replication.Statistics;

/// <summary>
/// Wilcoxon's signed-rank test (Biometrics Bulletin 1, 1945) with the estimate and interval of Hodges and Lehmann (Annals of
/// Mathematical Statistics 34, 1963), which one wild seed cannot carry off. Values need only lie symmetrically about their
/// middle. The statistic is the sum of ranks of the values above the hypothesis. NaN of no values or where any is not a number.
/// </summary>
public static class WilcoxonSignedRank
{
    /// <summary>Values up to which p and interval are exact, ties included; beyond, both are by the normal approximation without continuity correction of p.</summary>
    public const int ExactLimit = 100;

    /// <summary>
    /// Middle of the values against a hypothesis, two-sided. Values equal to the hypothesis do not count for p. The estimate is the
    /// median of all means of two values, n² in all; its interval covers at least as often as its level says, and has NaN ends where
    /// so few values cannot: 95 % needs six.
    /// </summary>
    public static TestResult OneSample(ReadOnlySpan<double> values, double hypothesis = 0, double level = 0.95)
    {
        Level.Check(level);
        const string method = "Wilcoxon's signed-rank test", interval = "Hodges and Lehmann's interval";
        if (values.IsEmpty || double.IsNaN(Sample.Mean(values)))
            return new TestResult(method, double.NaN, double.NaN, double.NaN, double.NaN, new Interval(double.NaN, double.NaN, level, interval));
        var (sum, p) = Test(values, hypothesis);
        var averages = WalshAverages(values);
        var cut = Cut(values.Length, (1 - level) / 2);
        return new TestResult(method, Sample.QuantileOfSorted(averages, 0.5), sum, double.NaN, p, cut < 1
            ? new Interval(double.NaN, double.NaN, level, interval)
            : new Interval(averages[cut - 1], averages[^cut], level, interval));
    }

    /// <summary>Middle of first[i] − second[i] against zero: the arms share seeds.</summary>
    public static TestResult Paired(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95) =>
        OneSample(Pairs.Differences(first, second), 0, level);

    private static (double Sum, double P) Test(ReadOnlySpan<double> values, double hypothesis)
    {
        var differences = new List<double>();
        foreach (var value in values)
            if (value != hypothesis)
                differences.Add(value - hypothesis);
        double[] sizes = [.. differences.Select(Math.Abs)];
        var ranks = Ranks.Of(sizes);
        double sum = 0;
        for (var i = 0; i < ranks.Length; i++)
            if (differences[i] > 0)
                sum += ranks[i];

        double n = ranks.Length;
        var centre = n * (n + 1) / 4;
        if (ranks.Length <= ExactLimit)
        {
            var chances = SignedRankChances.Of([.. ranks.Select(rank => (int)(2 * rank))]);
            var smaller = (int)(2 * Math.Min(sum, 2 * centre - sum));
            return (sum, Math.Min(1, 2 * SignedRankChances.UpTo(chances, smaller)));
        }

        var variance = n * (n + 1) * (2 * n + 1) / 24 - TieSums.Of(sizes).Cubes / 48;
        return (sum, 2 * Normal.Cumulative(-Math.Abs(sum - centre) / Math.Sqrt(variance)));
    }

    /// <summary>(x[i] + x[j])/2 for all i ≤ j, in rising order.</summary>
    private static double[] WalshAverages(ReadOnlySpan<double> values)
    {
        var averages = new double[values.Length * (values.Length + 1) / 2];
        var next = 0;
        for (var i = 0; i < values.Length; i++)
            for (var j = 0; j <= i; j++)
                averages[next++] = 0.5 * (values[i] + values[j]);
        Array.Sort(averages);
        return averages;
    }

    /// <summary>The largest k such that a rank sum below k has at most the given chance: the interval runs from the k-th average to the k-th last.</summary>
    private static int Cut(int n, double chance)
    {
        if (n > ExactLimit)
            return (int)Math.Floor(n * (n + 1.0) / 4 + Normal.Quantile(chance) * Math.Sqrt(n * (n + 1.0) * (2 * n + 1) / 24) + 0.5);
        var chances = SignedRankChances.Of([.. Enumerable.Range(1, n)]);
        var cut = 0;
        for (var total = chances[0]; total <= chance; total += chances[cut])
            cut++;
        return cut;
    }
}
