namespace Replication.Statistics;

/// <summary>
/// Correlations with their two-sided p against "no correlation" and their interval. A constant list, a missing number or
/// too few points leave NaN; a perfect correlation has an interval of no width.
/// </summary>
public static class CorrelationTest
{
    /// <summary>
    /// Pearson's r; t = r·√((n − 2)/(1 − r²)) with n − 2 degrees of freedom; Fisher's interval tanh(artanh r ± z/√(n − 3)),
    /// Fisher, Metron 1 (1921). Needs three points for p and four for the interval.
    /// </summary>
    public static TestResult Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95) =>
        WithT("Pearson's correlation", Correlation.Pearson(x, y), x.Length, 1, level, "Fisher's z interval");

    /// <summary>
    /// Spearman's rho; p as for <see cref="Pearson"/>, an approximation that is good from about ten points; interval
    /// tanh(artanh ρ ± z·√((1 + ρ²/2)/(n − 3))), Bonett and Wright, Psychometrika 65 (2000).
    /// </summary>
    public static TestResult Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95)
    {
        var rho = Correlation.Spearman(x, y);
        return WithT("Spearman's rank correlation", rho, x.Length, 1 + rho * rho / 2, level, "Fisher's z interval, variance of Bonett and Wright");
    }

    /// <summary>
    /// Kendall's tau-b; p exact without ties up to <see cref="KendallScore.ExactLimit"/> points, else by the normal approximation
    /// with the variance that ties leave; interval tanh(artanh τ ± z·√(0.437/(n − 4))), Fieller, Hartley and Pearson (1957)
    /// after Bonett and Wright (2000), good for |τ| below 0.8. The statistic is z. Needs five points for the interval.
    /// </summary>
    public static TestResult Kendall(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95)
    {
        var order = PairOrder.Of(x, y);
        var tau = order.TauB;
        var z = double.IsNaN(tau) ? double.NaN : order.Score / Math.Sqrt(order.ScoreVariance);
        var exact = !order.HasTies && order.N <= KendallScore.ExactLimit;
        var p = double.IsNaN(tau) ? double.NaN : exact ? KendallScore.TwoSidedP(order.N, order.Score) : 2 * Normal.Cumulative(-Math.Abs(z));
        return new TestResult(
            exact ? "Kendall's tau-b, exact p" : "Kendall's tau-b, normal p", tau, z, double.NaN, p,
            FisherTransform.Around(tau, Math.Sqrt(0.437 / Degrees(order.N, 4)), level, "Fisher's z interval, variance 0.437/(n − 4)"));
    }

    private static TestResult WithT(string method, double r, int n, double variance, double level, string interval)
    {
        var degrees = Degrees(n, 2);
        var t = r * Math.Sqrt(degrees / ((1 - r) * (1 + r)));
        var p = double.IsNaN(t) ? double.NaN : 2 * StudentT.Cumulative(-Math.Abs(t), degrees);
        return new TestResult(method, r, t, degrees, p, FisherTransform.Around(r, Math.Sqrt(variance / Degrees(n, 3)), level, interval));
    }

    /// <summary>What is left of n points; NaN where nothing is.</summary>
    private static double Degrees(int n, int spent) => n > spent ? n - spent : double.NaN;
}
