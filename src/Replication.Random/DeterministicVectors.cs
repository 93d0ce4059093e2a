using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Replication.Random;

/// <summary>
/// Functions of sixteen float32 or eight float64 at a time. Where the hardware is narrower the runtime splits each
/// operation, and every one is exact by IEEE 754, so the bits do not depend on the width.
/// </summary>
public static class DeterministicVectors
{
    /// <summary>eˣ within 1 ulp; overflows to infinity, underflows through the subnormals to 0.</summary>
    // Cody-Waite reduction to |r| ≤ ln2/2, then the degree-6 polynomial of Cephes' expf.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        x = Vector512.Min(Vector512.Max(x, Vector512.Create(-104f)), Vector512.Create(89f));
        var magic = Vector512.Create(12582912f); // 1.5·2²³: adding it rounds to the nearest integer
        var shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(1.44269504f), magic);
        var n = shifted - magic;
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693359375f), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(2.12194440e-4f), r);
        var p = Vector512.Create(1.9875691500e-4f);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.3981999507e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(8.3334519073e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(4.1665795894e-2f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.6666665459e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(5.0000001201e-1f));
        p = Vector512.FusedMultiplyAdd(p, r * r, r) + Vector512<float>.One;
        // 2ⁿ in two factors, so that subnormal and overflowing results are reached with one rounding.
        var exponent = shifted.AsInt32() - magic.AsInt32();
        var half = exponent >> 1;
        var bias = Vector512.Create(127);
        var first = ((half + bias) << 23).AsSingle();
        var second = ((exponent - half + bias) << 23).AsSingle();
        return p * first * second;
    }

    /// <summary>eˣ with the bits of <see cref="DeterministicMath.Exp"/>.</summary>
    public static Vector512<double> Exp(Vector512<double> x)
    {
        var bounded = Vector512.Min(Vector512.Max(x, Vector512.Create(-746.0)), Vector512.Create(710.0));
        var n = Vector512.Round(bounded * 1.44269504088896338700);
        var high = bounded - n * DeterministicMath.Ln2High;
        var low = n * DeterministicMath.Ln2Low;
        var r = high - low;
        var t = r * r;
        var p = Vector512.Create(-1.65339022054652515390e-06) + t * 4.13813679705723846039e-08;
        p = Vector512.Create(6.61375632143793436117e-05) + t * p;
        p = Vector512.Create(-2.77777777770155933842e-03) + t * p;
        p = Vector512.Create(1.66666666666666019037e-01) + t * p;
        var c = r - t * p;
        var y = Vector512<double>.One - (low - r * c / (Vector512.Create(2.0) - c) - high);
        var k = Vector512.ConvertToInt64(n);
        var half = k >> 1;
        y = y * PowerOfTwo(half) * PowerOfTwo(k - half);
        y = Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512.Create(709.782712893384)), Vector512.Create(double.PositiveInfinity), y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(-745.2)), Vector512<double>.Zero, y);
        return Vector512.ConditionalSelect(Vector512.IsNaN(x), x, y);
    }

    /// <summary>Natural logarithm of normal positive numbers, with the bits of <see cref="DeterministicMath.Log"/>.</summary>
    public static Vector512<double> LogOfNormal(Vector512<double> x)
    {
        var bits = x.AsInt64();
        var m = ((bits & Vector512.Create(0x000FFFFFFFFFFFFF)) | Vector512.Create(0x3FF0000000000000)).AsDouble();
        var isUpper = Vector512.GreaterThan(m, Vector512.Create(1.4142135623730951));
        m = Vector512.ConditionalSelect(isUpper, m * 0.5, m);
        // A mask is −1 where it holds.
        var k = Vector512.ConvertToDouble((bits >> 52) - Vector512.Create(1023L) - isUpper.AsInt64());
        var f = m - Vector512<double>.One;
        var s = f / (Vector512.Create(2.0) + f);
        var z = s * s;
        var w = z * z;
        var even = w * (Vector512.Create(3.999999999940941908e-01) + w * (Vector512.Create(2.222219843214978396e-01) + w * 1.531383769920937332e-01));
        var odd = z * (Vector512.Create(6.666666666666735130e-01) + w * (Vector512.Create(2.857142874366239149e-01)
            + w * (Vector512.Create(1.818357216161805012e-01) + w * 1.479819860511658591e-01)));
        var half = f * 0.5 * f;
        return k * DeterministicMath.Ln2High - (half - (s * (half + odd + even) + k * DeterministicMath.Ln2Low) - f);
    }

    private static Vector512<double> PowerOfTwo(Vector512<long> exponent) => ((exponent + Vector512.Create(1023L)) << 52).AsDouble();
}
