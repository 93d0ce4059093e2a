using Replication.Statistics;

namespace Replication.Tests.Statistics;

public sealed class NoncentralTTests
{
    // mpmath 1.2.1 at 30 digits: quad of Φ(t·s − δ) over the density of s = √(χ²/ν). SciPy 1.10.1, stats.nct.cdf, and R 4.2.2,
    // pt(t, df, ncp), agree with it to about twelve digits.
    [TestCase(2, 4, 1, 0.76456745382432427)]
    [TestCase(-1, 4, 1, 0.032773295332027845)]
    [TestCase(2.776, 4, 3, 0.38062227010785123)]
    [TestCase(0, 9, 2, 0.022750131948179207)]
    [TestCase(1.9, 1, 0.5, 0.73779501887320696)]
    [TestCase(3, 100, 2.5, 0.68500235933482228)]
    [TestCase(1.96, 9999, 2.8, 0.20046307117277996)]
    [TestCase(12.7, 1, 2, 0.87471619435581325)]
    [TestCase(-2.26, 9, 2.2, 3.815606471378668e-5)]
    [TestCase(5, 2.5, -1, 0.99841331536440124)]
    [TestCase(30, 3, 20, 0.72070896572158134)]
    public void A_probability_agrees_with_thirty_digit_arithmetic(double t, double degreesOfFreedom, double noncentrality, double expected) =>
        Assert.That(NoncentralT.Cumulative(t, degreesOfFreedom, noncentrality), Is.EqualTo(expected).Within(1e-13));

    [Test]
    public void Without_an_effect_it_is_Students_t()
    {
        foreach (var degreesOfFreedom in new[] { 0.5, 1, 2, 4, 29, 1000 })
            for (var t = -6.0; t <= 6; t += 0.75)
                Assert.That(NoncentralT.Cumulative(t, degreesOfFreedom, 0), Is.EqualTo(StudentT.Cumulative(t, degreesOfFreedom)).Within(1e-13),
                    $"t = {t}, {degreesOfFreedom} degrees of freedom");
    }

    [Test]
    public void Turning_both_signs_gives_the_other_tail() =>
        Assert.That(NoncentralT.Cumulative(-1.3, 6, -0.7), Is.EqualTo(1 - NoncentralT.Cumulative(1.3, 6, 0.7)).Within(1e-14));

    [TestCase(double.NegativeInfinity, 0)]
    [TestCase(double.PositiveInfinity, 1)]
    [TestCase(double.NaN, double.NaN)]
    public void Probabilities_keep_their_limits(double t, double expected) =>
        Assert.That(NoncentralT.Cumulative(t, 4, 1), Is.EqualTo(expected));

    [TestCase(0, 1)]
    [TestCase(double.NaN, 1)]
    [TestCase(4, double.NaN)]
    [TestCase(4, double.PositiveInfinity)]
    public void What_has_no_distribution_is_refused(double degreesOfFreedom, double noncentrality) =>
        Assert.That(() => NoncentralT.Cumulative(1, degreesOfFreedom, noncentrality), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
