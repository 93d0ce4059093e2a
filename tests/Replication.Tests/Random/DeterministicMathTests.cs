using Replication.Random;

namespace Replication.Tests.Random;

/// <summary>The platform's functions are within an ulp or so of the truth, and serve here as the reference only.</summary>
public sealed class DeterministicMathTests
{
    [Test]
    public void Exp_is_within_two_ulp_over_its_whole_range()
    {
        for (var x = -745.0; x <= 709.7; x += 0.01037)
            AssertWithin(2, DeterministicMath.Exp(x), Math.Exp(x), x);
    }

    [TestCase(0, 1)]
    [TestCase(-0.0, 1)]
    [TestCase(710, double.PositiveInfinity)]
    [TestCase(double.PositiveInfinity, double.PositiveInfinity)]
    [TestCase(-746, 0)]
    [TestCase(double.NegativeInfinity, 0)]
    [TestCase(double.NaN, double.NaN)]
    [TestCase(1e-300, 1)]
    [TestCase(709.782712893384, 1.797693134862273e308)]
    [TestCase(-745.1332191019411, double.Epsilon)]
    public void Exp_keeps_its_extremes(double x, double expected) =>
        Assert.That(DeterministicMath.Exp(x), Is.EqualTo(expected).Within(1e-13).Percent);

    [Test]
    public void Log_is_within_two_ulp_from_the_smallest_to_the_largest_number()
    {
        for (var x = double.Epsilon; x < double.MaxValue / 1.61; x *= 1.61)
            AssertWithin(2, DeterministicMath.Log(x), Math.Log(x), x);
        for (var x = 0.5; x <= 2; x += 1.0 / 4096)
            AssertWithin(2, DeterministicMath.Log(x), Math.Log(x), x);
    }

    [TestCase(0, double.NegativeInfinity)]
    [TestCase(-1, double.NaN)]
    [TestCase(double.NaN, double.NaN)]
    [TestCase(1, 0)]
    [TestCase(double.PositiveInfinity, double.PositiveInfinity)]
    [TestCase(double.MaxValue, 709.782712893384)]
    [TestCase(double.Epsilon, -744.4400719213812)]
    public void Log_keeps_its_extremes(double x, double expected) =>
        Assert.That(DeterministicMath.Log(x), Is.EqualTo(expected));

    [Test]
    public void Sine_and_cosine_are_within_two_ulp_of_one_and_close_in_relative_terms()
    {
        for (var x = -1_000_000.0; x <= 1_000_000; x += 17.03)
            AssertAngle(x);
        for (var x = -10.0; x <= 10; x += 0.00101)
            AssertAngle(x);
    }

    [Test]
    public void Sine_and_cosine_are_close_at_the_multiples_of_a_quarter_turn()
    {
        for (var n = -1_000; n <= 1_000; n++)
            AssertAngle(n * 1.57079632679489661923);
    }

    [Test]
    public void Powers_are_within_two_ulp_over_the_range_of_results()
    {
        foreach (var x in new[] { 1e-300, 1e-10, 0.1, 0.5, 0.9, 0.999, 0.999999, 1.000001, 1.1, 1.5, 2, 3.7, 10, 10_000, 1e20, 1e300 })
        {
            // From the smallest normal to the largest number, in 200 steps of the exponent.
            var (low, high) = (-708 / Math.Abs(Math.Log(x)), 709 / Math.Abs(Math.Log(x)));
            for (var step = 0; step <= 200; step++)
            {
                var y = low + (high - low) * step / 200;
                AssertWithin(2, DeterministicMath.Pow(x, y), Math.Pow(x, y), x);
            }
        }
    }

    [TestCase(10, 2, 100)]
    [TestCase(2, -3, 0.125)]
    [TestCase(0.999, 1, 0.999)]
    [TestCase(0, 0, 1)]
    [TestCase(0, 2, 0)]
    [TestCase(0, -1, double.PositiveInfinity)]
    [TestCase(5, 0, 1)]
    [TestCase(1, 1e300, 1)]
    [TestCase(-2, 2, double.NaN)]
    [TestCase(2, 2000, double.PositiveInfinity)]
    [TestCase(2, -2000, 0)]
    [TestCase(2, double.NegativeInfinity, 0)]
    [TestCase(double.PositiveInfinity, 0.5, double.PositiveInfinity)]
    [TestCase(double.NaN, 1, double.NaN)]
    public void Powers_keep_their_special_values(double x, double y, double expected) =>
        Assert.That(DeterministicMath.Pow(x, y), Is.EqualTo(expected));

    private static void AssertAngle(double x)
    {
        var (sin, cos) = DeterministicMath.SinCos(x);
        Assert.That(sin, Is.EqualTo(Math.Sin(x)).Within(4.5e-16).And.EqualTo(Math.Sin(x)).Within(1e-12).Percent, $"sin {x:R}");
        Assert.That(cos, Is.EqualTo(Math.Cos(x)).Within(4.5e-16).And.EqualTo(Math.Cos(x)).Within(1e-12).Percent, $"cos {x:R}");
    }

    private static void AssertWithin(int ulps, double actual, double expected, double x)
    {
        var distance = Math.Abs(BitConverter.DoubleToInt64Bits(actual) - BitConverter.DoubleToInt64Bits(expected));
        if (distance > ulps)
            Assert.Fail($"{actual:R} is {distance} ulp from {expected:R} at {x:R}.");
    }
}
