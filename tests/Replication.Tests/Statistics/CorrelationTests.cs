using Replication.Statistics;

namespace Replication.Tests.Statistics;

public sealed class CorrelationTests
{
    // Anscombe, American Statistician 27 (1973), first set.
    private static readonly double[] AnscombeX = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    private static readonly double[] AnscombeY = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    private static readonly double[] TiedX = [1, 2, 2, 3, 4, 4, 4, 5];
    private static readonly double[] TiedY = [2, 1, 3, 3, 5, 4, 6, 6];

    // Expected: SciPy 1.10.1, stats.pearsonr and stats.spearmanr.
    [Test]
    public void Anscombes_first_set_correlates_as_in_SciPy()
    {
        Assert.That(Correlation.Pearson(AnscombeX, AnscombeY), Is.EqualTo(0.81642051634484).Within(1e-14));
        Assert.That(Correlation.Spearman(AnscombeX, AnscombeY), Is.EqualTo(0.8181818181818182).Within(1e-15));
    }

    [Test]
    public void Tied_values_share_their_mean_rank_as_in_SciPy()
    {
        Assert.That(Ranks.Of(TiedX), Is.EqualTo(new[] { 1, 2.5, 2.5, 4, 6, 6, 6, 8 }));
        Assert.That(Correlation.Spearman(TiedX, TiedY), Is.EqualTo(0.9007775105401477).Within(1e-15));
    }

    [Test]
    public void Ranks_follow_the_order_of_the_values_not_of_the_sort() =>
        Assert.That(Ranks.Of([30, -1, 20, -1]), Is.EqualTo(new[] { 4, 1.5, 3, 1.5 }));

    [Test]
    public void A_rising_curve_has_rank_correlation_one_and_a_falling_one_minus_one()
    {
        Assert.That(Correlation.Spearman([1, 2, 3, 4], [1, 10, 100, 1000]), Is.EqualTo(1));
        Assert.That(Correlation.Spearman([1, 2, 3, 4], [1000, 100, 10, 1]), Is.EqualTo(-1));
    }

    [Test]
    public void A_constant_list_or_a_missing_number_has_no_correlation()
    {
        Assert.That(Correlation.Pearson([1, 2, 3], [5, 5, 5]), Is.NaN);
        Assert.That(Correlation.Spearman([1, double.NaN, 3], [1, 2, 3]), Is.NaN);
    }
}
