using Replication.Statistics;

namespace Replication.Tests.Statistics;

/// <summary>References: mpmath 1.2.1 at 40 digits, by the regularised incomplete beta function.</summary>
public sealed class StudentTTests
{
    [TestCase(0.5, 1, 0.6475836176504333)]
    [TestCase(-2, 1, 0.14758361765043326)]
    [TestCase(2.5, 2, 0.9351941398892446)]
    [TestCase(-1.3, 3, 0.1422337543639487)]
    [TestCase(2.7764451051977987, 4, 0.9750000000000001)]
    [TestCase(-10, 4, 0.00028100181135799556)]
    [TestCase(1e-08, 5, 0.5000000037960669)]
    [TestCase(100, 5, 0.9999999990519993)]
    [TestCase(1.5, 7.3, 0.912218453598457)]
    [TestCase(-3, 29, 0.0027495960669517033)]
    [TestCase(0.2, 30, 0.5785849214703377)]
    [TestCase(2, 100, 0.9758939106344332)]
    [TestCase(-4, 1000, 3.400495960439079e-05)]
    [TestCase(-40, 9, 9.491499224669913e-12)]
    public void A_probability_agrees_with_forty_digit_arithmetic(double t, double degreesOfFreedom, double expected) =>
        Assert.That(StudentT.Cumulative(t, degreesOfFreedom), Is.EqualTo(expected).Within(2e-12).Percent);

    [TestCase(0.975, 1, 12.706204736174694)]
    [TestCase(0.975, 2, 4.302652729749462)]
    [TestCase(0.975, 4, 2.7764451051977934)]
    [TestCase(0.95, 4, 2.1318467863266495)]
    [TestCase(0.995, 9, 3.249835541592126)]
    [TestCase(0.9, 2.5, 1.7302509288071768)]
    [TestCase(0.6, 3, 0.27667066233268983)]
    [TestCase(0.025, 29, -2.0452296421327043)]
    [TestCase(0.001, 5, -5.89342953135601)]
    [TestCase(0.999999, 4, 41.5778541501515)]
    [TestCase(0.975, 1000, 1.962339080826408)]
    [TestCase(0.8, 33, 0.8526494236479887)]
    public void A_quantile_agrees_with_forty_digit_arithmetic(double p, double degreesOfFreedom, double expected) =>
        Assert.That(StudentT.Quantile(p, degreesOfFreedom), Is.EqualTo(expected).Within(1e-11).Percent);

    [Test]
    public void A_quantile_and_its_probability_undo_each_other()
    {
        foreach (var degreesOfFreedom in new[] { 0.5, 1, 1.5, 2, 3, 4, 9, 30, 128, 129, 1e4 })
            for (var p = 0.0005; p < 1; p += 0.0131)
                Assert.That(StudentT.Cumulative(StudentT.Quantile(p, degreesOfFreedom), degreesOfFreedom),
                    Is.EqualTo(p).Within(1e-13), $"p = {p}, {degreesOfFreedom} degrees of freedom");
    }

    [Test]
    public void A_million_degrees_of_freedom_still_give_eleven_digits()
    {
        Assert.That(StudentT.Cumulative(1.96, 1_000_000), Is.EqualTo(0.9750019662073651).Within(2e-12));
        Assert.That(StudentT.Quantile(0.975, 1_000_000), Is.EqualTo(1.9599663568141066).Within(2e-11));
    }

    [Test]
    public void Quantiles_are_odd_about_one_half()
    {
        Assert.That(StudentT.Quantile(0.5, 3), Is.Zero);
        Assert.That(StudentT.Quantile(0.25, 3), Is.EqualTo(-StudentT.Quantile(0.75, 3)));
    }

    [TestCase(double.PositiveInfinity, 1)]
    [TestCase(double.NegativeInfinity, 0)]
    [TestCase(double.NaN, double.NaN)]
    public void Probabilities_keep_their_limits(double t, double expected) =>
        Assert.That(StudentT.Cumulative(t, 4), Is.EqualTo(expected));

    [TestCase(0, 4)]
    [TestCase(1, 4)]
    [TestCase(double.NaN, 4)]
    [TestCase(0.5, 0)]
    [TestCase(0.5, double.NaN)]
    public void What_has_no_quantile_is_refused(double p, double degreesOfFreedom) =>
        Assert.That(() => StudentT.Quantile(p, degreesOfFreedom), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
