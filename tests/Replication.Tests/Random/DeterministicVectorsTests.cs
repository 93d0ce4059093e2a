using System.Runtime.Intrinsics;
using Replication.Random;

namespace Replication.Tests.Random;

/// <summary>Eight float64 at a time give the bits of one at a time.</summary>
public sealed class DeterministicVectorsTests
{
    [Test]
    public void Exp_has_the_bits_of_the_scalar_function_over_its_whole_range()
    {
        for (var x = -750.0; x <= 715; x += 0.01037)
            AssertSame(DeterministicVectors.Exp(Vector512.Create(x)), DeterministicMath.Exp(x), x);
    }

    [TestCase(0)]
    [TestCase(-0.0)]
    [TestCase(1e-300)]
    [TestCase(709.782712893384)]
    [TestCase(-745.1332191019411)]
    [TestCase(-745.2)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    [TestCase(double.NaN)]
    public void Exp_keeps_the_extremes_of_the_scalar_function(double x) =>
        AssertSame(DeterministicVectors.Exp(Vector512.Create(x)), DeterministicMath.Exp(x), x);

    [Test]
    public void Log_has_the_bits_of_the_scalar_function_over_the_normal_numbers()
    {
        for (var x = 2.2250738585072014e-308; x < double.MaxValue / 1.0061; x *= 1.0061)
            AssertSame(DeterministicVectors.LogOfNormal(Vector512.Create(x)), DeterministicMath.Log(x), x);
        for (var x = 0.5; x <= 2; x += 1.0 / 16384)
            AssertSame(DeterministicVectors.LogOfNormal(Vector512.Create(x)), DeterministicMath.Log(x), x);
    }

    private static void AssertSame(Vector512<double> actual, double expected, double x)
    {
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
            Assert.That(BitConverter.DoubleToInt64Bits(actual[lane]), Is.EqualTo(BitConverter.DoubleToInt64Bits(expected)), $"lane {lane} at {x:R}");
    }
}
