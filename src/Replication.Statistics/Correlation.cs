namespace Replication.Statistics;

/// <summary>How far two lists rise together, from −1 to 1. NaN where either list is constant.</summary>
public static class Correlation
{
    /// <summary>Pearson's product-moment correlation: agreement with a straight line.</summary>
    public static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Pairs.CheckLengths(x, y);
        var (xx, yy) = (Pairs.Products(x, x), Pairs.Products(y, y));
        if (!(xx > 0 && yy > 0)) return double.NaN;
        var xy = Pairs.Products(x, y);

        // As the root of the two slopes' product, a perfect correlation comes out as exactly one.
        return Math.CopySign(Math.Min(Math.Sqrt(xy / xx * (xy / yy)), 1), xy);
    }

    /// <summary>Spearman's rank correlation: Pearson's of the ranks, ties sharing their mean rank.</summary>
    public static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Pearson(Ranks.Of(x), Ranks.Of(y));

    /// <summary>
    /// Kendall's tau-b (Kendall, Biometrika 33, 1945): pairs in the same order less pairs in opposite order, over the geometric
    /// mean of the pairs that are not tied in x and those not tied in y.
    /// </summary>
    public static double Kendall(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => PairOrder.Of(x, y).TauB;
}
