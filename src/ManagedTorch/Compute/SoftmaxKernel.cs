using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>Softmax of one row and its gradient.</summary>
internal static unsafe class SoftmaxKernel
{
    /// <summary>y = softmax(x); returns log Σ eˣ. A row of −∞ alone gives NaN, as everywhere.</summary>
    public static double Forward<T>(T* x, T* y, long n) where T : unmanaged
    {
        var max = Vector512.Create(RowReductions.Max(x, n));
        var width = Vector512<T>.Count;
        var i = 0L;
        for (; i <= n - width; i += width)
            Vector512.Store(VectorMath.Exp(Vector512.Load(x + i) - max), y + i);
        if (i < n)
            Simd.StoreFirst(VectorMath.Exp(Simd.LoadFirst(x + i, n - i, max) - max), y + i, n - i);
        var sum = RowReductions.Sum(y, n);
        var divisor = Vector512.Create(sum);
        for (i = 0; i <= n - width; i += width)
            Vector512.Store(Vector512.Load(y + i) / divisor, y + i);
        if (i < n)
            Simd.StoreFirst(Simd.LoadFirst(y + i, n - i, Vector512<T>.Zero) / divisor, y + i, n - i);
        return typeof(T) == typeof(float)
            ? (float)(object)max.GetElement(0) + ScalarMath.Log((float)(object)sum)
            : (double)(object)max.GetElement(0) + ScalarMath.Log((double)(object)sum);
    }

    /// <summary>dx = y·(g − Σ g·y), times <paramref name="scale"/>.</summary>
    public static void Backward<T>(T* y, T* g, T* dx, long n, T scale) where T : unmanaged
    {
        var width = Vector512<T>.Count;
        var lanes = Vector512<T>.Zero;
        var i = 0L;
        for (; i <= n - width; i += width)
            lanes = Simd.Fma(Vector512.Load(g + i), Vector512.Load(y + i), lanes);
        if (i < n)
            lanes = Simd.Fma(Simd.LoadFirst(g + i, n - i, Vector512<T>.Zero), Simd.LoadFirst(y + i, n - i, Vector512<T>.Zero), lanes);
        var sum = Vector512.Create(Simd.Sum(lanes));
        var factor = Vector512.Create(scale);
        for (i = 0; i <= n - width; i += width)
            Vector512.Store(Vector512.Load(y + i) * (Vector512.Load(g + i) - sum) * factor, dx + i);
        if (i < n)
        {
            var rest = Simd.LoadFirst(y + i, n - i, Vector512<T>.Zero) * (Simd.LoadFirst(g + i, n - i, Vector512<T>.Zero) - sum) * factor;
            Simd.StoreFirst(rest, dx + i, n - i);
        }
    }
}
