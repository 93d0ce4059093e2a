using Replication.Statistics;

namespace Replication.Tests.Statistics;

public sealed class WilcoxonSignedRankTests
{
    private static readonly double[] Values = [0.7, -1.6, -0.2, -1.2, -0.15, 3.4, 3.7, 0.8, 0.05, 2.0];
    private static readonly double[] Many = [.. Enumerable.Range(1, 120).Select(i => (i * 37 % 251 - 100.25) / 7)];

    [Test]
    public void The_exact_test_and_interval_are_those_of_R()
    {
        // R 4.2.2: wilcox.test(w, conf.int = TRUE, exact = TRUE), then with mu = 1 and conf.level = 0.9.
        Check(WilcoxonSignedRank.OneSample(Values), 37, 0.375, 0.7, -0.575, 2.05);
        Check(WilcoxonSignedRank.OneSample(Values, 1, 0.9), 22, 0.625, 0.7, -0.4, 1.875);
    }

    [Test]
    public void Beyond_the_exact_limit_the_test_is_that_of_SciPy_and_the_interval_near_the_exact_one_of_R()
    {
        // SciPy 1.10.1: stats.wilcoxon(m, mode='approx'). R 4.2.2: wilcox.test(m, conf.int = TRUE, exact = TRUE).
        Check(WilcoxonSignedRank.OneSample(Many), 4862, 0.0012533756042178315, 3.321428571428572, 1.392857142857143, 5.321428571428571);
    }

    [Test]
    public void Ties_change_the_approximate_p_as_in_SciPy()
    {
        // SciPy 1.10.1: stats.wilcoxon(m, mode='approx').
        double[] tied = [.. Enumerable.Range(1, 120).Select(i => (i * 37 % 31 - 13.0) / 7)];
        Assert.That(WilcoxonSignedRank.OneSample(tied).P, Is.EqualTo(0.019629071680643078).Within(1e-14));
    }

    // All sign patterns counted one by one with NumPy 1.24.2 and the ranks of SciPy 1.10.1's stats.rankdata.
    [TestCase(new[] { 1.0, -1, 2, 2, -3, 4, 0, 5, 5, 1 }, 37, 0.08203125)]
    [TestCase(new[] { 1.0, 1, 1, 1, 1 }, 15, 0.0625)]
    [TestCase(new[] { 0.5, 0.25, 0.125, -1 }, 6, 0.875)]
    public void Ties_and_zeros_keep_the_test_exact(double[] values, double sum, double p)
    {
        var test = WilcoxonSignedRank.OneSample(values);
        Assert.That((test.Statistic, test.P), Is.EqualTo((sum, p)));
    }

    [Test]
    public void A_pair_of_arms_is_judged_by_its_differences()
    {
        var paired = WilcoxonSignedRank.Paired([3, 5, 4, 8, 9, 7], [1, 2, 4.5, 3, 2, 1]);
        Assert.That(paired, Is.EqualTo(WilcoxonSignedRank.OneSample([2, 3, -0.5, 5, 7, 6])));
    }

    [Test]
    public void Five_values_cannot_carry_ninety_five_per_cent_and_six_can()
    {
        var five = WilcoxonSignedRank.OneSample([1, 2, 3.5, 4, 5]);
        Assert.That(five.P, Is.EqualTo(0.0625)); // SciPy 1.10.1: stats.wilcoxon
        Assert.That(five.Interval.Low, Is.NaN);
        var six = WilcoxonSignedRank.OneSample([1, 2, 3.5, 4, 5, 9]).Interval;
        Assert.That((six.Low, six.High), Is.EqualTo((1.0, 9.0)));
        var just = WilcoxonSignedRank.OneSample([1, 2, 3.5, 4, 5], level: 0.9375).Interval;
        Assert.That((just.Low, just.High), Is.EqualTo((1.0, 5.0)));
    }

    [Test]
    public void A_wild_seed_moves_the_estimate_little()
    {
        var tame = WilcoxonSignedRank.OneSample([1, 2, 3, 4, 5, 6, 7]);
        var wild = WilcoxonSignedRank.OneSample([1, 2, 3, 4, 5, 6, 7e9]);
        Assert.That(tame.Estimate, Is.EqualTo(4));
        Assert.That((wild.Estimate, wild.P), Is.EqualTo((4.0, tame.P)));
    }

    [Test]
    public void No_values_or_a_missing_one_leave_no_number_and_equal_arms_no_evidence()
    {
        Assert.That(WilcoxonSignedRank.OneSample([]).P, Is.NaN);
        Assert.That(WilcoxonSignedRank.OneSample([1, double.NaN]).Estimate, Is.NaN);
        Assert.That(WilcoxonSignedRank.Paired([1, 2], [1, 2]).P, Is.EqualTo(1));
    }

    private static void Check(TestResult test, double sum, double p, double estimate, double low, double high)
    {
        Assert.That(test.Statistic, Is.EqualTo(sum));
        Assert.That(test.P, Is.EqualTo(p).Within(1e-15));
        Assert.That(test.Estimate, Is.EqualTo(estimate).Within(1e-14));
        Assert.That(test.Interval.Low, Is.EqualTo(low).Within(1e-14));
        Assert.That(test.Interval.High, Is.EqualTo(high).Within(1e-14));
    }
}
