using System.Runtime.Intrinsics;

namespace TorchSharp.Compute.Gemm;

/// <summary>8 rows × one 512-bit vector, for products of few columns: those of an attention head or of an adapter's rank.</summary>
internal static unsafe class HalfKernel512<T> where T : unmanaged
{
    public static int Width => Vector512<T>.Count;

    public static void Run<TLayout>(long k, T* a, T* b, Start<T> init, T* c, long cRow) where TLayout : struct, IRowLayout
    {
        Vector512<T> c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        if (init.Data != null)
        {
            var from = init.Data;
            c0 = Vector512.Load(from);
            from += init.Row;
            c1 = Vector512.Load(from);
            from += init.Row;
            c2 = Vector512.Load(from);
            from += init.Row;
            c3 = Vector512.Load(from);
            from += init.Row;
            c4 = Vector512.Load(from);
            from += init.Row;
            c5 = Vector512.Load(from);
            from += init.Row;
            c6 = Vector512.Load(from);
            from += init.Row;
            c7 = Vector512.Load(from);
        }

        for (var i = 0L; i < k; i++)
        {
            var column = Vector512.Load(b);
            c0 = Simd.Fma(Vector512.Create(a[0]), column, c0);
            c1 = Simd.Fma(Vector512.Create(a[TLayout.Row]), column, c1);
            c2 = Simd.Fma(Vector512.Create(a[2 * TLayout.Row]), column, c2);
            c3 = Simd.Fma(Vector512.Create(a[3 * TLayout.Row]), column, c3);
            c4 = Simd.Fma(Vector512.Create(a[4 * TLayout.Row]), column, c4);
            c5 = Simd.Fma(Vector512.Create(a[5 * TLayout.Row]), column, c5);
            c6 = Simd.Fma(Vector512.Create(a[6 * TLayout.Row]), column, c6);
            c7 = Simd.Fma(Vector512.Create(a[7 * TLayout.Row]), column, c7);
            a += TLayout.Step;
            b += Gemm<T>.Width;
        }

        Vector512.Store(c0, c);
        c += cRow;
        Vector512.Store(c1, c);
        c += cRow;
        Vector512.Store(c2, c);
        c += cRow;
        Vector512.Store(c3, c);
        c += cRow;
        Vector512.Store(c4, c);
        c += cRow;
        Vector512.Store(c5, c);
        c += cRow;
        Vector512.Store(c6, c);
        c += cRow;
        Vector512.Store(c7, c);
    }
}
