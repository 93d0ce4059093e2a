using System.Numerics;

namespace TorchSharp.Compute;

/// <summary>Sine and cosine by plain IEEE and integer arithmetic: the same bits on every machine, for arguments of any size.</summary>
internal static class ScalarTrigonometry
{
    private const double TwoOverPi = 0.63661977236758134308;

    /// <summary>Bits after the point of 2/π: enough to reduce the largest float64 and leave 100 bits of fraction.</summary>
    private const int Bits = 1200;

    private static readonly Lazy<BigInteger> LongTwoOverPi = new(() => (BigInteger.One << (2 * Bits + 1)) / LongPi(Bits));

    public static double Sin(double x) => SinCos(x).Sin;

    public static double Cos(double x) => SinCos(x).Cos;

    /// <summary>(sin x, cos x) within about 1 ulp of 1; NaN for infinite x.</summary>
    public static (double Sin, double Cos) SinCos(double x)
    {
        if (!double.IsFinite(x))
            return (double.NaN, double.NaN);
        var (quadrant, r) = Math.Abs(x) < 100_000 ? Reduce(x) : ReduceLong(x);
        var s = r * r;
        double sin = 1, cos = 1;
        for (var k = 19; k >= 3; k -= 2)
            sin = Math.FusedMultiplyAdd(-s / (k * (k - 1.0)), sin, 1);
        for (var k = 18; k >= 2; k -= 2)
            cos = Math.FusedMultiplyAdd(-s / (k * (k - 1.0)), cos, 1);
        sin *= r;
        return quadrant switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    // Cody and Waite: π/2 in three parts, each product exact in a fused multiply-add.
    private static (int Quadrant, double Angle) Reduce(double x)
    {
        var n = Math.Round(x * TwoOverPi);
        var r = Math.FusedMultiplyAdd(-n, 1.57079632673412561417e+00, x);
        r = Math.FusedMultiplyAdd(-n, 6.07710050630396597660e-11, r);
        r = Math.FusedMultiplyAdd(-n, 2.02226624879595063154e-21, r);
        return ((int)((long)n & 3), r);
    }

    // Payne and Hanek: the fraction of x·2/π in whole numbers, so that no size of x costs accuracy.
    private static (int Quadrant, double Angle) ReduceLong(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        var mantissa = (bits & 0x000FFFFFFFFFFFFF) | 0x0010000000000000;
        var product = mantissa * LongTwoOverPi.Value;
        product = exponent >= 0 ? product << exponent : product >> -exponent;
        var quadrant = (int)(long)((product >> Bits) & 3);
        var fraction = product & ((BigInteger.One << Bits) - 1);
        if (!(fraction >> (Bits - 1)).IsZero)
        {
            fraction -= BigInteger.One << Bits;
            quadrant = (quadrant + 1) & 3;
        }

        var r = (double)(long)(fraction >> (Bits - 62)) / (1L << 62) * 1.5707963267948966;
        return x < 0 ? ((4 - quadrant) & 3, -r) : (quadrant, r);
    }

    /// <summary>π·2^bits by Machin's formula, π = 16·arctan(1/5) − 4·arctan(1/239).</summary>
    private static BigInteger LongPi(int bits)
    {
        const int guard = 32;
        var one = BigInteger.One << (bits + guard);
        return (16 * InverseTangent(one, 5) - 4 * InverseTangent(one, 239)) >> guard;
    }

    private static BigInteger InverseTangent(BigInteger one, int inverse)
    {
        var power = one / inverse;
        var sum = power;
        for (var k = 3; !power.IsZero; k += 2)
        {
            power /= inverse * inverse;
            sum += (k & 2) != 0 ? -(power / k) : power / k;
        }

        return sum;
    }
}
