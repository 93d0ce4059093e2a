using Replication.Random;

namespace TorchSharp.Compute;

/// <summary>float64 transcendental functions by plain IEEE arithmetic: the same bits on every machine.</summary>
internal static class ScalarMath
{
    private const double TwoOverRootPi = 1.1283791670955125738961589;

    /// <summary>eˣ within about 1 ulp.</summary>
    public static double Exp(double x) => DeterministicMath.Exp(x);

    /// <summary>Natural logarithm within about 1 ulp.</summary>
    public static double Log(double x) => DeterministicMath.Log(x);

    /// <summary>Hyperbolic tangent; a continued fraction near zero, where the exponential form would cancel.</summary>
    public static double Tanh(double x)
    {
        var t = Math.Abs(x);
        if (t >= 0.55)
            return Math.CopySign(1 - 2 / (Exp(2 * t) + 1), x);
        var s = x * x;
        var fraction = 23.0;
        for (var k = 21; k >= 1; k -= 2)
            fraction = k + s / fraction;
        return x / fraction;
    }

    /// <summary>Gauss error function by its series with positive terms only: erf x = 2/√π · e^(−x²) Σ 2ⁿx²ⁿ⁺¹/(2n+1)!!.</summary>
    public static double Erf(double x)
    {
        if (double.IsNaN(x)) return x;
        if (Math.Abs(x) > 6) return Math.CopySign(1, x);
        var term = x;
        var sum = x;
        for (var n = 1; n < 200 && Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return TwoOverRootPi * Exp(-x * x) * sum;
    }
}
