using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>
/// Transcendental functions from additions, fused multiply-adds and divisions only, so that every machine
/// computes the same bits. float32 runs on whole vectors; float64, used for checks, lane by lane.
/// </summary>
internal static class VectorMath
{
    /// <summary>eˣ, within 1 ulp in float32; overflows to infinity, underflows through the subnormals to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Exp<T>(Vector512<T> x) =>
        typeof(T) == typeof(float) ? ExpSingle(x.AsSingle()).As<float, T>() : Lanes(x.AsDouble(), ScalarMath.Exp).As<double, T>();

    /// <summary>Natural logarithm; computed in float64 for both types.</summary>
    public static Vector512<T> Log<T>(Vector512<T> x) => Lanes(x, ScalarMath.Log);

    /// <summary>Hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Tanh<T>(Vector512<T> x) =>
        typeof(T) == typeof(float) ? TanhSingle(x.AsSingle()).As<float, T>() : Lanes(x.AsDouble(), ScalarMath.Tanh).As<double, T>();

    /// <summary>Gauss error function, within 1 ulp in float32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Erf<T>(Vector512<T> x) =>
        typeof(T) == typeof(float) ? ErfSingle(x.AsSingle()).As<float, T>() : Lanes(x.AsDouble(), ScalarMath.Erf).As<double, T>();

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sigmoid<T>(Vector512<T> x) => Vector512<T>.One / (Vector512<T>.One + Exp(-x));

    // Cody-Waite reduction to |r| ≤ ln2/2, then the degree-6 polynomial of Cephes' expf.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpSingle(Vector512<float> x)
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> TanhSingle(Vector512<float> x)
    {
        var one = Vector512<float>.One;
        var magnitude = Vector512.Abs(x);
        var large = one - Vector512.Create(2f) / (ExpSingle(magnitude + magnitude) + one);
        large = Vector512.CopySign(large, x);
        // Cephes' tanhf on |x| < 0.625, where 1 − 2/(e²ˣ+1) would cancel.
        var s = x * x;
        var p = Vector512.Create(-5.70498872745e-3f);
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(2.06390887954e-2f));
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(-5.37397155531e-2f));
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(1.33314422036e-1f));
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(-3.33332819422e-1f));
        var small = Vector512.FusedMultiplyAdd(p * s, x, x);
        return Vector512.ConditionalSelect(Vector512.LessThan(magnitude, Vector512.Create(0.625f)), small, large);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ErfSingle(Vector512<float> x)
    {
        var t = Vector512.Abs(x);
        var s = x * x;
        // |x| > 0.9277: 1 − e^q(|x|) with a minimax polynomial q.
        var r = Vector512.FusedMultiplyAdd(Vector512.Create(-1.72853470e-5f), t, Vector512.Create(3.83197126e-4f));
        var u = Vector512.FusedMultiplyAdd(Vector512.Create(-3.88396438e-3f), t, Vector512.Create(2.42546219e-2f));
        r = Vector512.FusedMultiplyAdd(r, s, u);
        r = Vector512.FusedMultiplyAdd(r, t, Vector512.Create(-1.06777877e-1f));
        r = Vector512.FusedMultiplyAdd(r, t, Vector512.Create(-6.34846687e-1f));
        r = Vector512.FusedMultiplyAdd(r, t, Vector512.Create(-1.28717512e-1f));
        r = Vector512.FusedMultiplyAdd(r, t, -t);
        var far = Vector512.CopySign(Vector512<float>.One - ExpSingle(r), x);
        far = Vector512.ConditionalSelect(
            Vector512.GreaterThan(t, Vector512.Create(4f)), Vector512.CopySign(Vector512<float>.One, x), far);
        // Otherwise an odd polynomial.
        var p = Vector512.Create(-5.96761703e-4f);
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(4.99119423e-3f));
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(-2.67681349e-2f));
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(1.12819925e-1f));
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(-3.76125336e-1f));
        p = Vector512.FusedMultiplyAdd(p, s, Vector512.Create(1.28379166e-1f));
        var near = Vector512.FusedMultiplyAdd(p, x, x);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(t, Vector512.Create(0.927734375f)), far, near);
    }

    private static Vector512<T> Lanes<T>(Vector512<T> x, Func<double, double> function)
    {
        var result = x;
        for (var i = 0; i < Vector512<T>.Count; i++)
        {
            result = typeof(T) == typeof(float)
                ? result.AsSingle().WithElement(i, (float)function(x.AsSingle().GetElement(i))).As<float, T>()
                : result.AsDouble().WithElement(i, function(x.AsDouble().GetElement(i))).As<double, T>();
        }

        return result;
    }
}
