using Replication.Random;

namespace Replication.Tests.Random;

public sealed class NormalQuantileTests
{
    // mpmath 1.2.1 at 50 digits, √2·erfinv(2p − 1) of the float64 nearest to p; one row per branch of the algorithm.
    [TestCase(1e-300, -37.0470962993612)]
    [TestCase(1e-20, -9.262340089798407)]
    [TestCase(1e-10, -6.361340902404057)]
    [TestCase(1e-05, -4.264890793922825)]
    [TestCase(0.001, -3.0902323061678136)]
    [TestCase(0.025, -1.9599639845400543)]
    [TestCase(0.0749, -1.4402382675279637)]
    [TestCase(0.0751, -1.43882539275254)]
    [TestCase(0.25, -0.6744897501960817)]
    [TestCase(0.5, 0.0)]
    [TestCase(0.75, 0.6744897501960817)]
    [TestCase(0.9, 1.2815515655446006)]
    [TestCase(0.975, 1.9599639845400538)]
    [TestCase(0.995, 2.5758293035489004)]
    [TestCase(0.999999, 4.753424308817087)]
    public void A_quantile_agrees_with_fifty_digit_arithmetic(double p, double expected) =>
        Assert.That(NormalQuantile.Of(p), Is.EqualTo(expected).Within(4e-16 * Math.Max(1, Math.Abs(expected))));

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    public void A_number_that_is_no_probability_is_refused(double p) =>
        Assert.That(() => NormalQuantile.Of(p), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Quantiles_grow_with_the_probability_across_all_branches()
    {
        var previous = double.NegativeInfinity;
        for (var i = 1; i < 100_000; i++)
        {
            var value = NormalQuantile.Of(i / 100_000.0);
            Assert.That(value, Is.GreaterThan(previous));
            previous = value;
        }
    }
}
