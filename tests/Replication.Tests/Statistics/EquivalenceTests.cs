using Replication.Statistics;

namespace Replication.Tests.Statistics;

/// <summary>References: R 4.2.2, one-sided t.test at either bound and t.test(conf.level = 0.9), on the sleep data, a = First and b = Second.</summary>
public sealed class EquivalenceTests
{
    [Test]
    public void A_mean_within_its_bounds_is_equivalent_as_in_R()
    {
        // t.test(a, mu = -1.5, alternative = "greater"), t.test(a, mu = 2, alternative = "less")
        var result = Equivalence.OneSample(SleepData.First, -1.5, 2);
        Check(result, 0.001609867362054086, 0.027244083720518480, -0.287055278729259289, 1.787055278729259067);
        Assert.That((result.IsEquivalent, result.P), Is.EqualTo((true, result.PBelowHigh)));
    }

    [Test]
    public void A_paired_difference_within_its_bounds_is_equivalent_as_in_R()
    {
        // t.test(a, b, mu = -3, paired = TRUE, alternative = "greater") and mu = 3, "less"
        var result = Equivalence.Paired(SleepData.First, SleepData.Second, -3, 3);
        Check(result, 2.655570292658671e-03, 4.522694965832446e-07, -2.293005267029284, -8.669947329707165e-01);
        Assert.That(result.IsEquivalent, Is.True);
    }

    [Test]
    public void A_difference_of_unpaired_arms_that_leaves_the_bounds_is_not_equivalent_as_in_R()
    {
        // t.test(a, b, mu = -3, alternative = "greater") and mu = 3, "less"
        var result = Equivalence.Welch(SleepData.First, SleepData.Second, -3, 3);
        Check(result, 5.597891453224448e-02, 2.081149685882117e-05, -3.053381497331606, -1.066185026683938e-01);
        Assert.That((result.IsEquivalent, result.P), Is.EqualTo((false, result.PAboveLow)));
    }

    [TestCase(-1.5, 2, 0.05)]
    [TestCase(-0.2, 2, 0.05)]
    [TestCase(-1.5, 1.7, 0.05)]
    [TestCase(-1.5, 1.7, 0.1)]
    [TestCase(2, 4, 0.05)]
    public void The_tests_reject_exactly_where_the_interval_lies_within_the_bounds(double low, double high, double alpha)
    {
        var result = Equivalence.OneSample(SleepData.First, low, high, alpha);
        Assert.That(result.IsEquivalent, Is.EqualTo(result.Interval.Low > low && result.Interval.High < high));
        Assert.That(result.Interval.Level, Is.EqualTo(1 - 2 * alpha));
    }

    [Test]
    public void One_value_is_equivalent_to_nothing()
    {
        Assert.That(Equivalence.OneSample([0], -1, 1).IsEquivalent, Is.False);
        Assert.That(Equivalence.OneSample([0], -1, 1).P, Is.NaN);
        Assert.That(Equivalence.Welch([0], [0], -1, 1).IsEquivalent, Is.False);
    }

    [TestCase(1, 1, 0.05)]
    [TestCase(1, -1, 0.05)]
    [TestCase(double.NaN, 1, 0.05)]
    [TestCase(-1, double.PositiveInfinity, 0.05)]
    [TestCase(-1, 1, 0.5)]
    [TestCase(-1, 1, 0)]
    public void Bounds_that_hold_nothing_and_impossible_error_rates_are_refused(double low, double high, double alpha) =>
        Assert.That(() => Equivalence.OneSample([0, 1], low, high, alpha), Throws.InstanceOf<ArgumentException>());

    private static void Check(EquivalenceResult result, double aboveLow, double belowHigh, double low, double high)
    {
        Assert.That(result.PAboveLow, Is.EqualTo(aboveLow).Within(1e-14));
        Assert.That(result.PBelowHigh, Is.EqualTo(belowHigh).Within(1e-14));
        Assert.That(result.Interval.Low, Is.EqualTo(low).Within(1e-13));
        Assert.That(result.Interval.High, Is.EqualTo(high).Within(1e-13));
    }
}
