namespace Replication.Random;

/// <summary>Transcendental functions in float64 by plain IEEE arithmetic: the same bits on every machine, unlike the platform's.</summary>
public static class DeterministicMath
{
    internal const double Ln2High = 6.93147180369123816490e-01;
    internal const double Ln2Low = 1.90821492927058770002e-10;
    private const double HalfPi = 1.57079632679489661923;

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
        var (m, k) = Split(x);
        var f = m - 1;
        var s = f / (2 + f);
        var z = s * s;
        var w = z * z;
        var even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
        var odd = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
        var half = 0.5 * f * f;
        return k * Ln2High - (half - (s * (half + odd + even) + k * Ln2Low) - f);
    }

    /// <summary>
    /// xʸ within about 1 ulp for x ≥ 0; NaN for negative x. The logarithm carries 20 bits more than a float64, which
    /// y·ln x, up to 709, would otherwise magnify into the result.
    /// </summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1) return 1;
        if (double.IsNaN(y) || !(x > 0) || double.IsPositiveInfinity(x) || double.IsInfinity(y)) return Exp(y * Log(x));
        var (high, low) = LongLog(x);
        var product = y * high;
        if (!(Math.Abs(product) < 800)) return Exp(product);
        var rest = Math.FusedMultiplyAdd(y, high, -product) + y * low;
        var whole = Exp(product);
        return whole is 0 or double.PositiveInfinity ? whole : Math.FusedMultiplyAdd(whole, rest, whole);
    }

    /// <summary>ln x of a positive finite number as a sum of two float64, by ln m = 2·artanh((m − 1)/(m + 1)).</summary>
    private static (double High, double Low) LongLog(double x)
    {
        var (m, k) = Split(x);
        var f = m - 1;
        var (g, gLow) = Sum(m, 1);
        var s = f / g;
        var sLow = (Math.FusedMultiplyAdd(-s, g, f) - s * gLow) / g;
        var z = s * s;
        var zLow = Math.FusedMultiplyAdd(s, s, -z) + 2 * s * sLow;
        double tail = 0;
        for (var odd = 23; odd >= 5; odd -= 2)
            tail = tail * z + 1.0 / odd;

        // Ratio of the series to its first term: 1 + z/3 + z²·tail, the third part in two pieces.
        const double third = 1.0 / 3, thirdLow = 1.850371707708594e-17;
        var cubic = z * third;
        var correction = Math.FusedMultiplyAdd(z, third, -cubic) + z * thirdLow + zLow * third + z * z * tail;
        var (ratio, ratioLow) = Sum(cubic, correction);
        var product = s * ratio;
        var productLow = Math.FusedMultiplyAdd(s, ratio, -product) + s * ratioLow + sLow * ratio;
        var (artanh, artanhLow) = Sum(s, product);
        artanhLow += productLow + sLow;
        var (high, low) = Sum(k * Ln2High, 2 * artanh);
        return Sum(high, low + (k * Ln2Low + 2 * artanhLow));
    }

    /// <summary>a + b and its rounding error, exact for terms of any size (Knuth).</summary>
    private static (double High, double Low) Sum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return (sum, a - (sum - part) + (b - part));
    }

    /// <summary>x = m·2ᵏ with m in (√½, √2].</summary>
    private static (double M, int K) Split(double x)
    {
        var k = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0; // 2⁵⁴ lifts a subnormal number into the normal range
            k = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        k += (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        return m > 1.4142135623730951 ? (m * 0.5, k + 1) : (m, k);
    }

    /// <summary>(sin x, cos x) for |x| up to about 10⁶, within a few ulp of 1 in absolute terms.</summary>
    public static (double Sin, double Cos) SinCos(double x)
    {
        // Cody-Waite reduction by π/2 in three parts, then Taylor polynomials on |r| ≤ π/4.
        var n = Math.Round(x / HalfPi);
        var r = Math.FusedMultiplyAdd(-n, 1.57079632673412561417e+00, x);
        r = Math.FusedMultiplyAdd(-n, 6.07710050630396597660e-11, r);
        r = Math.FusedMultiplyAdd(-n, 2.02226624879595063154e-21, r);
        var s = r * r;
        double sin = 1, cos = 1;
        for (var k = 19; k >= 3; k -= 2)
            sin = 1 - s / (k * (k - 1.0)) * sin;
        for (var k = 18; k >= 2; k -= 2)
            cos = 1 - s / (k * (k - 1.0)) * cos;
        sin *= r;
        return ((long)n & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((exponent + 1023L) << 52);
}
