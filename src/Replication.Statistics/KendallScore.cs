namespace Replication.Statistics;

/// <summary>Exact distribution of Kendall's score, pairs in order less pairs out of order, where x and y are independent and free of ties.</summary>
public static class KendallScore
{
    /// <summary>Points up to which p is exact.</summary>
    public const int ExactLimit = 60;

    /// <summary>Probability of a score at least as far from zero, for n points in random order.</summary>
    /// <param name="n">From 1 to <see cref="ExactLimit"/>.</param>
    public static double TwoSidedP(int n, long score)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, ExactLimit);
        var pairs = n * (n - 1) / 2;
        if (Math.Abs(score) > pairs || (score + pairs) % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(score), score,
                $"A score of {n} points without ties is one of −{pairs}, −{pairs - 2}, …, {pairs}.");

        // chances[d]: probability that d pairs are out of order. The k-th point is out of order with 0 … k − 1 of those before it.
        var chances = new double[pairs + 1];
        chances[0] = 1;
        for (var k = 2; k <= n; k++)
        {
            var before = (double[])chances.Clone();
            for (var d = 0; d <= k * (k - 1) / 2; d++)
            {
                double sum = 0;
                for (var own = 0; own < k && own <= d; own++)
                    sum += before[d - own];
                chances[d] = sum / k;
            }
        }

        double tail = 0;
        for (var d = 0; d <= (pairs - Math.Abs(score)) / 2; d++)
            tail += chances[d];
        return Math.Min(1, 2 * tail);
    }
}
