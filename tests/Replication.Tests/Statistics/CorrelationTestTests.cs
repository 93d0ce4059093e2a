using Replication.Statistics;

namespace Replication.Tests.Statistics;

/// <summary>
/// References: SciPy 1.10.1, stats.pearsonr(x, y) with .confidence_interval(), stats.spearmanr(x, y), stats.kendalltau(x, y);
/// the intervals that SciPy lacks by NumPy 1.24.2 from tanh(arctanh(r) ± stats.norm.ppf(0.975)·error).
/// R 4.2.2, cor.test(x, y), agrees on Anscombe's set.
/// </summary>
public sealed class CorrelationTestTests
{
    // Anscombe, American Statistician 27 (1973), first set.
    private static readonly double[] AnscombeX = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    private static readonly double[] AnscombeY = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    private static readonly double[] TiedX = [1, 2, 2, 3, 4, 4, 4, 5];
    private static readonly double[] TiedY = [2, 1, 3, 3, 5, 4, 6, 6];

    [Test]
    public void Pearsons_test_is_that_of_SciPy_and_R()
    {
        Check(CorrelationTest.Pearson(AnscombeX, AnscombeY), 0.81642051634484, 4.241455288892834, 0.002169628873078783, 0.4243912133932165, 0.9506932537865606);
        Check(CorrelationTest.Pearson(TiedX, TiedY), 0.8767227853705734, 4.464742833739541, 0.004261325702533611, 0.45015992425839707, 0.9774959602593856);
    }

    [Test]
    public void A_level_of_ninety_per_cent_narrows_the_interval_as_in_SciPy()
    {
        var interval = CorrelationTest.Pearson(AnscombeX, AnscombeY, 0.9).Interval;
        Assert.That(interval.Low, Is.EqualTo(0.5112673289201878).Within(1e-14));
        Assert.That(interval.High, Is.EqualTo(0.938763515434162).Within(1e-14));
        Assert.That(interval, Has.Property(nameof(Interval.Level)).EqualTo(0.9));
    }

    [Test]
    public void Spearmans_test_is_that_of_SciPy_with_the_interval_of_Bonett_and_Wright()
    {
        Check(CorrelationTest.Spearman(AnscombeX, AnscombeY), 0.8181818181818182, 4.2690748412273125, 0.0020831448404786904, 0.3370204870698274, 0.9604636343630895);
        Check(CorrelationTest.Spearman(TiedX, TiedY), 0.9007775105401477, 5.080687201867155, 0.0022640090646742633, 0.41123958075181194, 0.9870215630613595);
    }

    [Test]
    public void Kendalls_test_is_exact_without_ties_and_normal_with_them_as_in_SciPy()
    {
        Check(CorrelationTest.Kendall(AnscombeX, AnscombeY), 0.6363636363636364, 2.724746304565331, 0.005707170915504249, 0.25647148926094704, 0.8459538581529751);
        Check(CorrelationTest.Kendall(TiedX, TiedY), 0.8006407690254358, 2.6048296140544878, 0.009191995862593751, 0.4240076863010547, 0.9411727728566301);
    }

    [Test]
    public void Kendalls_test_of_many_points_is_normal_as_in_SciPy()
    {
        // stats.kendalltau(x, y, method='asymptotic').
        double[] x = [.. Enumerable.Range(1, 70)], y = [.. Enumerable.Range(1, 70).Select(i => (i * i * i * 7 + i * 5) % 101 + i * 0.5 + i * 1e-3)];
        var test = CorrelationTest.Kendall(x, y);
        Assert.That(test.Estimate, Is.EqualTo(0.20331262939958594).Within(1e-15));
        Assert.That(test.P, Is.EqualTo(0.012803012347555995).Within(1e-15));
    }

    // scipy.stats._mstats_basic._kendall_p_exact(n, c) with c = (n(n − 1)/2 − score)/2 pairs out of order.
    [TestCase(2, 1, 1.0)]
    [TestCase(3, 3, 0.3333333333333333)]
    [TestCase(5, 8, 0.08333333333333333)]
    [TestCase(11, 39, 0.0015912097162097162)]
    [TestCase(20, 70, 0.02373449564495179)]
    [TestCase(33, 128, 0.048519444068073216)]
    [TestCase(50, 225, 0.06071944715498311)]
    public void The_exact_chance_of_a_score_is_that_of_SciPy(int n, int score, double expected)
    {
        Assert.That(KendallScore.TwoSidedP(n, score), Is.EqualTo(expected).Within(1e-14));
        Assert.That(KendallScore.TwoSidedP(n, -score), Is.EqualTo(KendallScore.TwoSidedP(n, score)));
    }

    [TestCase(3, 2)]
    [TestCase(3, 5)]
    [TestCase(61, 0)]
    [TestCase(0, 0)]
    public void A_score_that_cannot_be_is_refused(int n, int score) =>
        Assert.That(() => KendallScore.TwoSidedP(n, score), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_perfect_correlation_has_an_interval_of_no_width()
    {
        double[] x = [1, 2, 3, 4, 5], falling = [5, 4, 3, 2, 1];
        foreach (var test in new[] { CorrelationTest.Pearson(x, falling), CorrelationTest.Spearman(x, falling), CorrelationTest.Kendall(x, falling) })
            Assert.That((test.Estimate, test.Interval.Low, test.Interval.High), Is.EqualTo((-1.0, -1.0, -1.0)), test.Method);
        Assert.That(CorrelationTest.Pearson(x, x).P, Is.Zero);
    }

    [Test]
    public void Too_few_points_a_constant_list_or_a_missing_number_leave_no_number()
    {
        var three = CorrelationTest.Pearson([1, 2, 3], [1, 3, 2]);
        Assert.That(three.P, Is.EqualTo(0.6666666666666667).Within(1e-14));
        Assert.That(three.Interval.Low, Is.NaN);
        Assert.That(CorrelationTest.Pearson([1, 2], [1, 3]).P, Is.NaN);
        Assert.That(CorrelationTest.Kendall([1, 2, 3, 4], [1, 3, 2, 4]).Interval.Low, Is.NaN);
        Assert.That(CorrelationTest.Kendall([1, 2], [1, 3]).Statistic, Is.EqualTo(1));
        Assert.That(CorrelationTest.Kendall([1, 2, 3], [1, 1, 1]).P, Is.NaN);
        Assert.That(CorrelationTest.Kendall([1, double.NaN, 3], [1, 2, 3]).Estimate, Is.NaN);
        Assert.That(CorrelationTest.Spearman([1, 2, 3, 4], [1, double.NaN, 3, 4]).Interval.High, Is.NaN);
        Assert.That(Correlation.Kendall([], []), Is.NaN);
    }

    [Test]
    public void The_ends_of_an_interval_are_pinned_to_the_last_bit()
    {
        // Stored findings hold such numbers: they may not depend on the run-time's mathematics.
        var interval = CorrelationTest.Spearman(AnscombeX, AnscombeY).Interval;
        Assert.That((interval.Low, interval.High), Is.EqualTo((0.33702048706982768, 0.96046363436308935)));
    }

    [Test]
    public void Ranks_of_many_tied_values_are_those_of_counting_smaller_and_equal_ones()
    {
        double[] values = [.. Enumerable.Range(0, 500).Select(i => (double)(i * 7919 % 83)), 0.0, -0.0];
        double[] counted = [.. values.Select(v => values.Count(w => w < v) + (values.Count(w => w == v) + 1) / 2.0)];
        Assert.That(Ranks.Of(values), Is.EqualTo(counted));
    }

    private static void Check(TestResult test, double estimate, double statistic, double p, double low, double high)
    {
        Assert.That(test.Estimate, Is.EqualTo(estimate).Within(1e-14));
        Assert.That(test.Statistic, Is.EqualTo(statistic).Within(1e-13));
        Assert.That(test.P, Is.EqualTo(p).Within(1e-14));
        Assert.That(test.Interval.Low, Is.EqualTo(low).Within(1e-14));
        Assert.That(test.Interval.High, Is.EqualTo(high).Within(1e-14));
    }
}
