using Replication.Statistics;

namespace Replication.Tests.Statistics;

/// <summary>Tables of cases for the rules of trend, correlation, ordering and equivalence.</summary>
public sealed class VerdictKindTests
{
    // The smallest slope is 0.1 and five seeds are declared.
    [TestCase(Direction.Rising, 0.2, 0.4, 5, Verdict.Replicated)]
    [TestCase(Direction.Rising, 0.05, 0.4, 5, Verdict.DirectionOnly)]
    [TestCase(Direction.Rising, -0.1, 0.4, 5, Verdict.Inconclusive)]
    [TestCase(Direction.Rising, -0.1, 0.1, 5, Verdict.NotReplicated)]
    [TestCase(Direction.Rising, -0.4, -0.2, 5, Verdict.NotReplicated)]
    [TestCase(Direction.Rising, 0.2, 0.4, 4, Verdict.Invalid)]
    [TestCase(Direction.Falling, -0.4, -0.2, 5, Verdict.Replicated)]
    [TestCase(Direction.Falling, -0.4, -0.1, 5, Verdict.DirectionOnly)]
    [TestCase(Direction.Falling, -0.4, -0.05, 5, Verdict.DirectionOnly)]
    [TestCase(Direction.Falling, -0.4, 0, 5, Verdict.Inconclusive)]
    [TestCase(Direction.Falling, -0.4, 0.1, 5, Verdict.Inconclusive)]
    [TestCase(Direction.Falling, -0.1, 0.3, 5, Verdict.NotReplicated)]
    [TestCase(Direction.Falling, 0.2, 0.4, 5, Verdict.NotReplicated)]
    [TestCase(Direction.Falling, -0.4, -0.2, 4, Verdict.Invalid)]
    [TestCase(Direction.Falling, double.NaN, -0.2, 5, Verdict.Invalid)]
    [TestCase(Direction.Falling, double.NegativeInfinity, -0.2, 5, Verdict.Invalid)]
    public void A_slope_and_a_direction_lead_to_one_verdict(Direction direction, double low, double high, int seeds, Verdict expected)
    {
        Assert.That(VerdictRule.ForTrend(Of(low, high), 0.1, direction, 0.1, seeds, 5), Is.EqualTo(expected));

        // Slopes of this size are possible correlations too.
        if (!double.IsInfinity(low))
            Assert.That(VerdictRule.ForCorrelation(Of(low, high), 0.1, direction, 0.1, seeds, 5), Is.EqualTo(expected));
    }

    [TestCase(0.5, 1, Verdict.Replicated)]
    [TestCase(1, 1, Verdict.Replicated)]
    [TestCase(0.3, 1, Verdict.DirectionOnly)]
    [TestCase(-1, 1, Verdict.Inconclusive)]
    [TestCase(-1, 0.3, Verdict.NotReplicated)]
    [TestCase(-1, -1, Verdict.NotReplicated)]
    [TestCase(double.NaN, double.NaN, Verdict.Invalid)]
    public void A_correlation_reaches_to_its_limits(double low, double high, Verdict expected) =>
        Assert.That(VerdictRule.ForCorrelation(Of(low, high), 0.5, Direction.Rising, 0.3, 10, 10), Is.EqualTo(expected));

    [TestCase(0.5, 1.1, 0.6, 0.3)]
    [TestCase(-1.1, 0.5, 0.4, 0.3)]
    [TestCase(0.5, 0.9, 1.2, 0.3)]
    [TestCase(0.5, 0.9, 0.6, 1)]
    [TestCase(0.5, 0.9, 0.6, -0.1)]
    public void What_is_no_correlation_is_refused(double low, double high, double estimate, double smallest) =>
        Assert.That(() => VerdictRule.ForCorrelation(Of(low, high), estimate, Direction.Rising, smallest, 10, 10), Throws.InstanceOf<ArgumentException>());

    // The bound is 0.1 and five seeds are declared.
    [TestCase(-0.05, 0.05, 5, Verdict.Replicated)]
    [TestCase(0.01, 0.09, 5, Verdict.Replicated)]
    [TestCase(0, 0, 5, Verdict.Replicated)]
    [TestCase(-0.1, 0.05, 5, Verdict.Inconclusive)]
    [TestCase(-0.05, 0.1, 5, Verdict.Inconclusive)]
    [TestCase(-0.2, 0.2, 5, Verdict.Inconclusive)]
    [TestCase(0.05, 0.3, 5, Verdict.Inconclusive)]
    [TestCase(-0.3, -0.05, 5, Verdict.Inconclusive)]
    [TestCase(0.1, 0.3, 5, Verdict.NotReplicated)]
    [TestCase(0.2, 0.3, 5, Verdict.NotReplicated)]
    [TestCase(-0.3, -0.1, 5, Verdict.NotReplicated)]
    [TestCase(-0.3, -0.2, 5, Verdict.NotReplicated)]
    [TestCase(-0.05, 0.05, 4, Verdict.Invalid)]
    [TestCase(0.2, 0.3, 4, Verdict.Invalid)]
    [TestCase(double.NaN, 0.05, 5, Verdict.Invalid)]
    [TestCase(-0.05, double.PositiveInfinity, 5, Verdict.Invalid)]
    public void An_interval_and_a_bound_lead_to_one_verdict(double low, double high, int seeds, Verdict expected) =>
        Assert.That(VerdictRule.ForEquivalence(Of(low, high), 0.0, 0.1, seeds, 5), Is.EqualTo(expected));

    [Test]
    public void An_equivalence_whose_estimate_is_missing_is_invalid() =>
        Assert.That(VerdictRule.ForEquivalence(Of(0, 0), double.NaN, 0.1, 5, 5), Is.EqualTo(Verdict.Invalid));

    [TestCase(0)]
    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_bound_that_holds_nothing_is_refused(double bound) =>
        Assert.That(() => VerdictRule.ForEquivalence(Of(0, 0), 0, bound, 5, 5), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void An_interval_turned_round_is_refused_by_equivalence_too() =>
        Assert.That(() => VerdictRule.ForEquivalence(Of(1, 0), 0.5, 0.1, 5, 5), Throws.ArgumentException);

    [Test]
    public void The_verdict_of_equivalence_is_that_of_the_two_tests()
    {
        foreach (var bound in new[] { 0.5, 1.5, 2.25, 2.4, 5 })
        {
            var tests = Equivalence.Paired(SleepData.First, SleepData.Second, -bound, bound);
            var verdict = VerdictRule.ForEquivalence(tests.Interval, tests.Estimate, bound, 10, 10);
            Assert.That(verdict == Verdict.Replicated, Is.EqualTo(tests.IsEquivalent), $"bound {bound}");
        }
    }

    // Two steps of three arms; the smallest step is 0.1 and five seeds are declared.
    [TestCase(0.2, 0.4, 0.3, 0.5, Verdict.Replicated)]
    [TestCase(0.2, 0.4, 0.05, 0.5, Verdict.DirectionOnly)]
    [TestCase(0.2, 0.4, -0.1, 0.5, Verdict.Inconclusive)]
    [TestCase(0.05, 0.4, -0.1, 0.5, Verdict.Inconclusive)]
    [TestCase(0.2, 0.4, -0.5, -0.1, Verdict.NotReplicated)]
    [TestCase(-0.1, 0.5, -0.5, 0.1, Verdict.NotReplicated)]
    [TestCase(0.2, 0.4, double.NaN, 0.5, Verdict.Invalid)]
    public void The_worst_step_of_an_order_decides(double low1, double high1, double low2, double high2, Verdict expected)
    {
        Assert.That(VerdictRule.ForOrdering([Of(low1, high1), Of(low2, high2)], [0.3, 0.3], 0.1, 5, 5), Is.EqualTo(expected));
        Assert.That(VerdictRule.ForOrdering([Of(low2, high2), Of(low1, high1)], [0.3, 0.3], 0.1, 5, 5), Is.EqualTo(expected));
    }

    [Test]
    public void An_order_of_too_few_seeds_or_no_steps_is_invalid_and_one_of_unmatched_estimates_refused()
    {
        Assert.That(VerdictRule.ForOrdering([Of(0.2, 0.4)], [0.3], 0.1, 4, 5), Is.EqualTo(Verdict.Invalid));
        Assert.That(VerdictRule.ForOrdering([], [], 0.1, 5, 5), Is.EqualTo(Verdict.Invalid));
        Assert.That(() => VerdictRule.ForOrdering([Of(0.2, 0.4)], [], 0.1, 5, 5), Throws.ArgumentException);
    }

    private static Interval Of(double low, double high) => new(low, high, 0.95, "given");
}
