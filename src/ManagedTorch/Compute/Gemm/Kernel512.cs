using System.Runtime.Intrinsics;

namespace TorchSharp.Compute.Gemm;

/// <summary>8 rows × two 512-bit vectors: 16 accumulators stay in registers.</summary>
internal static unsafe class Kernel512<T> where T : unmanaged
{
    public const int Height = 8;

    public static int Width => 2 * Vector512<T>.Count;

    public static void Run<TLayout>(long k, T* a, T* b, Start<T> init, T* c, long cRow) where TLayout : struct, IRowLayout
    {
        var half = Vector512<T>.Count;
        Vector512<T> c00 = default, c01 = default;
        Vector512<T> c10 = default, c11 = default;
        Vector512<T> c20 = default, c21 = default;
        Vector512<T> c30 = default, c31 = default;
        Vector512<T> c40 = default, c41 = default;
        Vector512<T> c50 = default, c51 = default;
        Vector512<T> c60 = default, c61 = default;
        Vector512<T> c70 = default, c71 = default;
        if (init.Data != null)
        {
            var from = init.Data;
            c00 = Vector512.Load(from);
            c01 = Vector512.Load(from + half);
            from += init.Row;
            c10 = Vector512.Load(from);
            c11 = Vector512.Load(from + half);
            from += init.Row;
            c20 = Vector512.Load(from);
            c21 = Vector512.Load(from + half);
            from += init.Row;
            c30 = Vector512.Load(from);
            c31 = Vector512.Load(from + half);
            from += init.Row;
            c40 = Vector512.Load(from);
            c41 = Vector512.Load(from + half);
            from += init.Row;
            c50 = Vector512.Load(from);
            c51 = Vector512.Load(from + half);
            from += init.Row;
            c60 = Vector512.Load(from);
            c61 = Vector512.Load(from + half);
            from += init.Row;
            c70 = Vector512.Load(from);
            c71 = Vector512.Load(from + half);
        }

        for (var i = 0L; i < k; i++)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + half);
            var x0 = Vector512.Create(a[0]);
            c00 = Simd.Fma(x0, b0, c00);
            c01 = Simd.Fma(x0, b1, c01);
            var x1 = Vector512.Create(a[TLayout.Row]);
            c10 = Simd.Fma(x1, b0, c10);
            c11 = Simd.Fma(x1, b1, c11);
            var x2 = Vector512.Create(a[2 * TLayout.Row]);
            c20 = Simd.Fma(x2, b0, c20);
            c21 = Simd.Fma(x2, b1, c21);
            var x3 = Vector512.Create(a[3 * TLayout.Row]);
            c30 = Simd.Fma(x3, b0, c30);
            c31 = Simd.Fma(x3, b1, c31);
            var x4 = Vector512.Create(a[4 * TLayout.Row]);
            c40 = Simd.Fma(x4, b0, c40);
            c41 = Simd.Fma(x4, b1, c41);
            var x5 = Vector512.Create(a[5 * TLayout.Row]);
            c50 = Simd.Fma(x5, b0, c50);
            c51 = Simd.Fma(x5, b1, c51);
            var x6 = Vector512.Create(a[6 * TLayout.Row]);
            c60 = Simd.Fma(x6, b0, c60);
            c61 = Simd.Fma(x6, b1, c61);
            var x7 = Vector512.Create(a[7 * TLayout.Row]);
            c70 = Simd.Fma(x7, b0, c70);
            c71 = Simd.Fma(x7, b1, c71);
            a += TLayout.Step;
            b += Gemm<T>.Width;
        }

        Vector512.Store(c00, c);
        Vector512.Store(c01, c + half);
        c += cRow;
        Vector512.Store(c10, c);
        Vector512.Store(c11, c + half);
        c += cRow;
        Vector512.Store(c20, c);
        Vector512.Store(c21, c + half);
        c += cRow;
        Vector512.Store(c30, c);
        Vector512.Store(c31, c + half);
        c += cRow;
        Vector512.Store(c40, c);
        Vector512.Store(c41, c + half);
        c += cRow;
        Vector512.Store(c50, c);
        Vector512.Store(c51, c + half);
        c += cRow;
        Vector512.Store(c60, c);
        Vector512.Store(c61, c + half);
        c += cRow;
        Vector512.Store(c70, c);
        Vector512.Store(c71, c + half);
    }
}
