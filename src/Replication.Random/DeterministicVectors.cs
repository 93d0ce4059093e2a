using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Replication.Random;

/// <summary>
/// Functions of sixteen float32 at a time, from additions and fused multiply-adds only. Where the hardware is narrower
/// the runtime splits each operation, and every one is exact by IEEE 754, so the bits do not depend on the width.
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
}
