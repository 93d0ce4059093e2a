namespace Replication.Statistics;

/// <summary>How the pairs of points (x[i], y[i]) are ordered: what Kendall's tau is made of.</summary>
/// <param name="N">Number of points.</param>
/// <param name="Score">Pairs in the same order less pairs in opposite order.</param>
/// <param name="TiesX">Sums over the groups of points tied in x.</param>
/// <param name="TiesY">Sums over the groups of points tied in y.</param>
/// <param name="Valid">False where a value is NaN, which has no order.</param>
internal sealed record PairOrder(int N, long Score, TieSums TiesX, TieSums TiesY, bool Valid)
{
    private double All => N * (N - 1.0) / 2;

    public bool HasTies => TiesX.Pairs > 0 || TiesY.Pairs > 0;

    /// <summary>Kendall's tau-b; NaN where either list is constant.</summary>
    public double TauB
    {
        get
        {
            var (freeX, freeY) = (All - TiesX.Pairs, All - TiesY.Pairs);
            if (!Valid || !(freeX > 0 && freeY > 0)) return double.NaN;
            return Math.Clamp(Score / Math.Sqrt(freeX * freeY), -1, 1);
        }
    }

    /// <summary>Variance of the score where x and y are independent (Kendall, Rank Correlation Methods, 1970, chapter 4).</summary>
    public double ScoreVariance =>
        (N * (N - 1.0) * (2 * N + 5) - TiesX.Fives - TiesY.Fives) / 18
        + 2.0 * TiesX.Pairs * TiesY.Pairs / (N * (N - 1.0))
        + TiesX.Triples * TiesY.Triples / (9.0 * N * (N - 1.0) * Math.Max(1, N - 2)); // two points have no triples

    /// <summary>Compares every pair of points, n² in all.</summary>
    public static PairOrder Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Pairs.CheckLengths(x, y);
        var valid = true;
        long score = 0;
        for (var i = 0; i < x.Length; i++)
        {
            valid &= !double.IsNaN(x[i]) && !double.IsNaN(y[i]);
            for (var j = 0; valid && j < i; j++)
                score += x[i].CompareTo(x[j]) * y[i].CompareTo(y[j]);
        }

        return new PairOrder(x.Length, score, TieSums.Of(x), TieSums.Of(y), valid);
    }
}
