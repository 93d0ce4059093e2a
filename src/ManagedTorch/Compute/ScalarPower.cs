namespace TorchSharp.Compute;

/// <summary>Powers by plain IEEE arithmetic: the same bits on every machine.</summary>
internal static class ScalarPower
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>xʸ within about 1 ulp, with the special values of C99; negative x needs an integral y.</summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
            return 1;
        if (double.IsNaN(x) || double.IsNaN(y))
            return double.NaN;
        if (double.IsInfinity(y))
            return ToInfinity(Math.Abs(x), y);
        var isOdd = Math.Abs(y) < 9007199254740992.0 && Math.Floor(y) == y && Math.Abs(y % 2) == 1;
        if (x < 0 && Math.Floor(y) != y && !double.IsInfinity(x))
            return double.NaN;
        var magnitude = Positive(Math.Abs(x), y);
        return isOdd && (x < 0 || (x == 0 && double.IsNegative(x))) ? -magnitude : magnitude;
    }

    private static double ToInfinity(double x, double y)
    {
        if (x == 1)
            return 1;
        return x > 1 == y > 0 ? double.PositiveInfinity : 0;
    }

    // The logarithm carries 20 bits more than a float64, which y·ln x, up to 709, would otherwise magnify into the result.
    private static double Positive(double x, double y)
    {
        if (x == 0)
            return y > 0 ? 0 : double.PositiveInfinity;
        if (double.IsPositiveInfinity(x))
            return y > 0 ? x : 0;
        var (high, low) = LongLog(x);
        var product = y * high;
        if (!(Math.Abs(product) < 800))
            return ScalarMath.Exp(product);
        var rest = Math.FusedMultiplyAdd(y, high, -product) + y * low;
        var whole = ScalarMath.Exp(product);
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
}
