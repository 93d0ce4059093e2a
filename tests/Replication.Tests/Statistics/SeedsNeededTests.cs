using Replication.Statistics;

namespace Replication.Tests.Statistics;

public sealed class SeedsNeededTests
{
    // Expected: the documented rule tried number by number with SciPy 1.10.1's stats.t.ppf.
    [TestCase(new[] { 0.162, 0.199, 0.105, 0.152, 0.032 }, 0.1, 16, 33)]
    [TestCase(new[] { 0.162, 0.199, 0.105, 0.152, 0.032 }, 0.0, 0, 0)]
    [TestCase(new[] { 1.0, 2, 3, 4, 5 }, 2.9, 958, 1960)]
    [TestCase(new[] { 1.0, 2, 3 }, 2.5, 15, 31)]
    public void The_number_agrees_with_a_search_in_SciPy(double[] values, double threshold, int forPrecision, int forPower)
    {
        Assert.That(SeedsNeeded.ToExclude(threshold, values, power: 0.5), Is.EqualTo(forPrecision));
        Assert.That(SeedsNeeded.ToExclude(threshold, values), Is.EqualTo(forPower));
    }

    // R: power.t.test(delta, sd = 1, power = 0.8, type = "one.sample") prints n = 33.36713 and 9.937864, by the noncentral t.
    [TestCase(0.5, 34)]
    [TestCase(1.0, 10)]
    public void The_total_at_eighty_per_cent_power_is_that_of_R(double delta, int total)
    {
        double[] unitSpread = [-1 / Math.Sqrt(2), 1 / Math.Sqrt(2)];
        Assert.That(2 + SeedsNeeded.ToExclude(delta, unitSpread), Is.EqualTo(total));
    }

    [Test]
    public void With_the_seeds_asked_for_the_interval_excludes_the_threshold_and_with_one_fewer_it_does_not()
    {
        double[] values = [0.162, 0.199, 0.105, 0.152, 0.032];
        var further = SeedsNeeded.ToExclude(0.1, values, power: 0.5)!.Value;
        Assert.That(Excludes(values.Length + further), Is.True);
        Assert.That(Excludes(values.Length + further - 1), Is.False);

        bool Excludes(int n) => Sample.Mean(values) - 0.1 > StudentT.Quantile(0.975, n - 1) * Sample.StandardDeviation(values) / Math.Sqrt(n);
    }

    [Test]
    public void Equal_values_off_the_threshold_need_no_further_seed() =>
        Assert.That(SeedsNeeded.ToExclude(1, [2, 2, 2]), Is.Zero);

    [Test]
    public void No_number_of_seeds_settles_what_lies_on_the_threshold_or_has_no_spread_to_judge_by()
    {
        Assert.That(SeedsNeeded.ToExclude(2, [1, 2, 3]), Is.Null);
        Assert.That(SeedsNeeded.ToExclude(2.000001, [1, 2, 3]), Is.Null);
        Assert.That(SeedsNeeded.ToExclude(0, [1]), Is.Null);
        Assert.That(SeedsNeeded.ToExclude(0, [1, double.NaN]), Is.Null);
        Assert.That(SeedsNeeded.ToExclude(0, [1, double.PositiveInfinity]), Is.Null);
    }

    [TestCase(0.4)]
    [TestCase(1)]
    public void A_power_that_promises_less_than_a_coin_or_certainty_is_refused(double power) =>
        Assert.That(() => SeedsNeeded.ToExclude(0, [1, 2], power: power), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
