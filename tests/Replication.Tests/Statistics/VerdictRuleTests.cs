using Replication.Statistics;

namespace Replication.Tests.Statistics;

public sealed class VerdictRuleTests
{
    // The smallest effect is 0.1 and five seeds are declared.
    [TestCase(0.2, 0.4, 5, Verdict.Replicated)]
    [TestCase(0.2, 0.4, 6, Verdict.Replicated)]
    [TestCase(0.1000001, 0.4, 5, Verdict.Replicated)]
    [TestCase(0.1, 0.4, 5, Verdict.DirectionOnly)]
    [TestCase(0.05, 0.4, 5, Verdict.DirectionOnly)]
    [TestCase(0.05, 0.1, 5, Verdict.DirectionOnly)]
    [TestCase(0.02, 0.05, 5, Verdict.DirectionOnly)]
    [TestCase(double.Epsilon, 0.4, 5, Verdict.DirectionOnly)]
    [TestCase(0, 0.4, 5, Verdict.Inconclusive)]
    [TestCase(-0.1, 0.4, 5, Verdict.Inconclusive)]
    [TestCase(-5, 0.1000001, 5, Verdict.Inconclusive)]
    [TestCase(-0.1, 0.1, 5, Verdict.NotReplicated)]
    [TestCase(0, 0.1, 5, Verdict.NotReplicated)]
    [TestCase(0, 0, 5, Verdict.NotReplicated)]
    [TestCase(-0.1, 0.05, 5, Verdict.NotReplicated)]
    [TestCase(-0.3, -0.2, 5, Verdict.NotReplicated)]
    [TestCase(-0.3, 0, 5, Verdict.NotReplicated)]
    [TestCase(0.2, 0.4, 4, Verdict.Invalid)]
    [TestCase(-0.3, -0.2, 0, Verdict.Invalid)]
    [TestCase(double.NaN, 0.4, 5, Verdict.Invalid)]
    [TestCase(0.2, double.NaN, 5, Verdict.Invalid)]
    [TestCase(0.2, double.PositiveInfinity, 5, Verdict.Invalid)]
    [TestCase(double.NegativeInfinity, 0, 5, Verdict.Invalid)]
    public void An_interval_leads_to_one_verdict(double low, double high, int seeds, Verdict expected) =>
        Assert.That(VerdictRule.ForPositiveEffect(Of(low, high), 0.1, 0.1, seeds, 5), Is.EqualTo(expected));

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void An_estimate_that_is_not_finite_is_invalid(double estimate) =>
        Assert.That(VerdictRule.ForPositiveEffect(Of(0.2, 0.4), estimate, 0.1, 5, 5), Is.EqualTo(Verdict.Invalid));

    [TestCase(0.01, 0.4, Verdict.Replicated)]
    [TestCase(0, 0.4, Verdict.Inconclusive)]
    [TestCase(-0.4, 0, Verdict.NotReplicated)]
    public void Where_any_positive_effect_matters_the_sign_alone_decides(double low, double high, Verdict expected) =>
        Assert.That(VerdictRule.ForPositiveEffect(Of(low, high), 0.1, 0, 5, 5), Is.EqualTo(expected));

    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_smallest_effect_that_is_no_size_is_refused(double smallestEffect) =>
        Assert.That(() => VerdictRule.ForPositiveEffect(Of(0, 1), 0.5, smallestEffect, 5, 5), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void An_interval_turned_round_is_refused() =>
        Assert.That(() => VerdictRule.ForPositiveEffect(Of(1, 0), 0.5, 0.1, 5, 5), Throws.ArgumentException);

    [TestCase(Verdict.Replicated, Verdict.Replicated, Verdict.Replicated)]
    [TestCase(Verdict.Replicated, Verdict.DirectionOnly, Verdict.DirectionOnly)]
    [TestCase(Verdict.Inconclusive, Verdict.DirectionOnly, Verdict.Inconclusive)]
    [TestCase(Verdict.Inconclusive, Verdict.NotReplicated, Verdict.NotReplicated)]
    [TestCase(Verdict.Replicated, Verdict.NotReplicated, Verdict.NotReplicated)]
    [TestCase(Verdict.Invalid, Verdict.NotReplicated, Verdict.Invalid)]
    public void A_claim_of_several_parts_is_judged_by_the_worst(Verdict first, Verdict second, Verdict expected)
    {
        Assert.That(VerdictRule.ForAll(first, second), Is.EqualTo(expected));
        Assert.That(VerdictRule.ForAll(second, first), Is.EqualTo(expected));
    }

    [Test]
    public void A_claim_of_no_parts_is_invalid() =>
        Assert.That(VerdictRule.ForAll(), Is.EqualTo(Verdict.Invalid));

    private static Interval Of(double low, double high) => new(low, high, 0.95, "given");
}
