using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>
/// Generic helpers over 512-bit vectors. Where the hardware is narrower the runtime splits each operation,
/// and every one used here is exact by IEEE 754, so the bits do not depend on the width.
/// </summary>
internal static unsafe class Simd
{
    /// <summary>a·b + c with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Fma<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c)
    {
        if (typeof(T) == typeof(float))
            return Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double))
            return Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
        throw new NotSupportedException($"Fused multiply-add is not defined for {typeof(T).Name}.");
    }

    /// <summary>The first <paramref name="count"/> elements at <paramref name="source"/>, the rest filled.
    /// Reads a whole vector: buffers carry one vector of padding at their end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadFirst<T>(T* source, long count, Vector512<T> fill) where T : unmanaged =>
        Vector512.ConditionalSelect(First<T>(count), Vector512.Load(source), fill);

    /// <summary>Stores only the first <paramref name="count"/> elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst<T>(Vector512<T> value, T* target, long count) where T : unmanaged
    {
        T* lanes = stackalloc T[Vector512<T>.Count];
        Vector512.Store(value, lanes);
        for (var i = 0L; i < count; i++)
            target[i] = lanes[i];
    }

    /// <summary>Sum of all lanes by one fixed tree: halves are folded onto each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector512<T> value)
    {
        var quarter = value.GetLower() + value.GetUpper();
        var eighth = quarter.GetLower() + quarter.GetUpper();
        if (Unsafe.SizeOf<T>() == 8)
            return Scalar<T>.Add(eighth.GetElement(0), eighth.GetElement(1));
        return Scalar<T>.Add(
            Scalar<T>.Add(eighth.GetElement(0), eighth.GetElement(2)),
            Scalar<T>.Add(eighth.GetElement(1), eighth.GetElement(3)));
    }

    /// <summary>Largest lane; NaN where any lane is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(Vector512<T> value)
    {
        var quarter = Vector256.Max(value.GetLower(), value.GetUpper());
        var eighth = Vector128.Max(quarter.GetLower(), quarter.GetUpper());
        var result = eighth.GetElement(0);
        for (var i = 1; i < Vector128<T>.Count; i++)
            result = Scalar<T>.Max(result, eighth.GetElement(i));
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> First<T>(long count) where T : unmanaged => sizeof(T) == 4
        ? Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count)).As<int, T>()
        : Vector512.LessThan(Vector512<long>.Indices, Vector512.Create(count)).As<long, T>();

    private static class Scalar<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Add(T a, T b)
        {
            if (typeof(T) == typeof(float)) return (T)(object)((float)(object)a! + (float)(object)b!);
            if (typeof(T) == typeof(double)) return (T)(object)((double)(object)a! + (double)(object)b!);
            return (T)(object)((long)(object)a! + (long)(object)b!);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Max(T a, T b)
        {
            if (typeof(T) == typeof(float)) return (T)(object)MathF.Max((float)(object)a!, (float)(object)b!);
            if (typeof(T) == typeof(double)) return (T)(object)Math.Max((double)(object)a!, (double)(object)b!);
            return (T)(object)Math.Max((long)(object)a!, (long)(object)b!);
        }
    }
}
