using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>GELU by the error function: x·Φ(x).</summary>
internal readonly struct GeluOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => x * Gelu.Normal(x);
}

/// <summary>GELU's tanh approximation, written as x·σ(2u), which does not cancel for negative x.</summary>
internal readonly struct GeluTanhOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => x * VectorMath.Sigmoid(Gelu.TwiceInner(x));
}

/// <summary>grad · d/dx x·Φ(x) = grad · (Φ(x) + x·φ(x)).</summary>
internal readonly struct GeluGradientOp : IBinary
{
    public Vector512<T> Apply<T>(Vector512<T> x, Vector512<T> grad)
    {
        var density = VectorMath.Exp(x * x * Gelu.Constant<T>(-0.5)) * Gelu.Constant<T>(0.3989422804014327);
        return grad * Simd.Fma(x, density, Gelu.Normal(x));
    }
}

/// <summary>grad · d/dx x·σ(v) = grad · (σ + x·σ·(1−σ)·v′) with v = 2√(2/π)·(x + 0.044715x³).</summary>
internal readonly struct GeluTanhGradientOp : IBinary
{
    public Vector512<T> Apply<T>(Vector512<T> x, Vector512<T> grad)
    {
        var sigmoid = VectorMath.Sigmoid(Gelu.TwiceInner(x));
        var slope = Simd.Fma(x * x, Gelu.Constant<T>(3 * 0.044715 * Gelu.Scale), Gelu.Constant<T>(Gelu.Scale));
        return grad * Simd.Fma(x * sigmoid * (Vector512<T>.One - sigmoid), slope, sigmoid);
    }
}

internal static class Gelu
{
    /// <summary>2√(2/π).</summary>
    public const double Scale = 1.5957691216057308;

    /// <summary>Φ(x) of the standard normal distribution.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Normal<T>(Vector512<T> x)
    {
        var half = Constant<T>(0.5);
        return Simd.Fma(half, VectorMath.Erf(x * Constant<T>(0.7071067811865476)), half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> TwiceInner<T>(Vector512<T> x) =>
        x * Simd.Fma(x * x, Constant<T>(0.044715 * Scale), Constant<T>(Scale));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Constant<T>(double value) => typeof(T) == typeof(float)
        ? Vector512.Create((float)value).As<float, T>()
        : Vector512.Create(value).As<double, T>();
}

/// <summary>x·σ(x).</summary>
internal readonly struct SiluOp : IUnary
{
    public Vector512<T> Apply<T>(Vector512<T> x) => x * VectorMath.Sigmoid(x);
}

/// <summary>grad · σ·(1 + x·(1−σ)).</summary>
internal readonly struct SiluGradientOp : IBinary
{
    public Vector512<T> Apply<T>(Vector512<T> x, Vector512<T> grad)
    {
        var sigmoid = VectorMath.Sigmoid(x);
        return grad * sigmoid * Simd.Fma(x, Vector512<T>.One - sigmoid, Vector512<T>.One);
    }
}
