using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Replication.Random;

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
        typeof(T) == typeof(float) ? DeterministicVectors.Exp(x.AsSingle()).As<float, T>() : Lanes(x.AsDouble(), ScalarMath.Exp).As<double, T>();

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> TanhSingle(Vector512<float> x)
    {
        var one = Vector512<float>.One;
        var magnitude = Vector512.Abs(x);
        var large = one - Vector512.Create(2f) / (DeterministicVectors.Exp(magnitude + magnitude) + one);
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
        var far = Vector512.CopySign(Vector512<float>.One - DeterministicVectors.Exp(r), x);
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
