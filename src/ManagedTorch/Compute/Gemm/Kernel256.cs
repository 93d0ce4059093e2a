using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Compute.Gemm;

/// <summary>4 rows × two 256-bit vectors: 8 accumulators, for hardware with 16 registers.</summary>
internal static unsafe class Kernel256<T> where T : unmanaged
{
    public const int Height = 4;

    public static int Width => 2 * Vector256<T>.Count;

    public static void Run<TLayout>(long k, T* a, T* b, Start<T> init, T* c, long cRow) where TLayout : struct, IRowLayout
    {
        var half = Vector256<T>.Count;
        Vector256<T> c00 = default, c01 = default;
        Vector256<T> c10 = default, c11 = default;
        Vector256<T> c20 = default, c21 = default;
        Vector256<T> c30 = default, c31 = default;
        if (init.Data != null)
        {
            var from = init.Data;
            c00 = Vector256.Load(from);
            c01 = Vector256.Load(from + half);
            from += init.Row;
            c10 = Vector256.Load(from);
            c11 = Vector256.Load(from + half);
            from += init.Row;
            c20 = Vector256.Load(from);
            c21 = Vector256.Load(from + half);
            from += init.Row;
            c30 = Vector256.Load(from);
            c31 = Vector256.Load(from + half);
        }

        for (var i = 0L; i < k; i++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + half);
            var x0 = Vector256.Create(a[0]);
            c00 = Fma(x0, b0, c00);
            c01 = Fma(x0, b1, c01);
            var x1 = Vector256.Create(a[TLayout.Row]);
            c10 = Fma(x1, b0, c10);
            c11 = Fma(x1, b1, c11);
            var x2 = Vector256.Create(a[2 * TLayout.Row]);
            c20 = Fma(x2, b0, c20);
            c21 = Fma(x2, b1, c21);
            var x3 = Vector256.Create(a[3 * TLayout.Row]);
            c30 = Fma(x3, b0, c30);
            c31 = Fma(x3, b1, c31);
            a += TLayout.Step;
            b += Gemm<T>.Width;
        }

        Vector256.Store(c00, c);
        Vector256.Store(c01, c + half);
        c += cRow;
        Vector256.Store(c10, c);
        Vector256.Store(c11, c + half);
        c += cRow;
        Vector256.Store(c20, c);
        Vector256.Store(c21, c + half);
        c += cRow;
        Vector256.Store(c30, c);
        Vector256.Store(c31, c + half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Fma(Vector256<T> a, Vector256<T> b, Vector256<T> c) => typeof(T) == typeof(float)
        ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
}
