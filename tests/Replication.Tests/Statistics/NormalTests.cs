using Replication.Statistics;

namespace Replication.Tests.Statistics;

/// <summary>References: mpmath 1.2.1 at 40 digits.</summary>
public sealed class NormalTests
{
    [TestCase(-20, 2.7536241186062337e-89)]
    [TestCase(-8, 6.220960574271784e-16)]
    [TestCase(-5, 2.866515718791939e-07)]
    [TestCase(-3, 0.0013498980316300946)]
    [TestCase(-2.5, 0.006209665325776135)]
    [TestCase(-1.96, 0.024997895148220435)]
    [TestCase(-1, 0.15865525393145705)]
    [TestCase(-0.3, 0.3820885778110474)]
    [TestCase(0, 0.5)]
    [TestCase(1e-09, 0.5000000003989423)]
    [TestCase(0.3, 0.6179114221889527)]
    [TestCase(1, 0.8413447460685429)]
    [TestCase(1.96, 0.9750021048517795)]
    [TestCase(2.6, 0.9953388119762813)]
    [TestCase(5, 0.9999997133484281)]
    [TestCase(8.2, 0.9999999999999999)]
    public void A_probability_agrees_with_forty_digit_arithmetic(double z, double expected) =>
        Assert.That(Normal.Cumulative(z), Is.EqualTo(expected).Within(1e-12).Percent);

    [TestCase(-50, 0)]
    [TestCase(50, 1)]
    [TestCase(double.NegativeInfinity, 0)]
    [TestCase(double.NaN, double.NaN)]
    public void Probabilities_keep_their_limits(double z, double expected) =>
        Assert.That(Normal.Cumulative(z), Is.EqualTo(expected));

    [Test]
    public void Probability_grows_across_the_joints_of_its_formulas()
    {
        foreach (var joint in new[] { -1.5, 1.5 })
            Assert.That(Normal.Cumulative(joint + 1e-9) - Normal.Cumulative(joint - 1e-9), Is.EqualTo(2e-9 * 0.1295175956658917).Within(1e-3).Percent);
    }

    [Test]
    public void A_quantile_and_its_probability_undo_each_other()
    {
        for (var p = 0.0005; p < 1; p += 0.00131)
            Assert.That(Normal.Cumulative(Normal.Quantile(p)), Is.EqualTo(p).Within(1e-15));
    }
}
