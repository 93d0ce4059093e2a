namespace TorchSharp.Compute;

/// <summary>float64 transcendental functions by plain IEEE arithmetic: the same bits on every machine.</summary>
internal static class ScalarMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double TwoOverRootPi = 1.1283791670955125738961589;

    /// <summary>eˣ within about 1 ulp (fdlibm's reduction and rational form).</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > 709.782712893384) return double.PositiveInfinity;
        if (x < -745.2) return 0;
        var n = Math.Round(x * 1.44269504088896338700);
        var high = x - n * Ln2High;
        var low = n * Ln2Low;
        var r = high - low;
        var t = r * r;
        var c = r - t * (1.66666666666666019037e-01 + t * (-2.77777777770155933842e-03 + t * (6.61375632143793436117e-05
            + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
        var y = 1 - (low - r * c / (2 - c) - high);
        var k = (int)n;
        var half = k / 2;
        return y * PowerOfTwo(half) * PowerOfTwo(k - half);
    }

    /// <summary>Natural logarithm within about 1 ulp (fdlibm's polynomial).</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0) return double.NaN;
        if (x == 0) return double.NegativeInfinity;
        if (double.IsPositiveInfinity(x)) return x;
        var k = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0; // 2⁵⁴ lifts a subnormal number into the normal range
            k = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        k += (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            k++;
        }

        var f = m - 1;
        var s = f / (2 + f);
        var z = s * s;
        var w = z * z;
        var even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
        var odd = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
        var half = 0.5 * f * f;
        return k * Ln2High - (half - (s * (half + odd + even) + k * Ln2Low) - f);
    }

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

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((exponent + 1023L) << 52);
}
