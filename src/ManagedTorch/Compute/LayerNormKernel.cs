using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>Layer normalisation of one row, and its gradient with respect to the row.</summary>
internal static unsafe class LayerNormKernel
{
    /// <summary>y = (x − μ)/√(σ² + ε)·w + b with the biased variance; returns (μ, 1/√(σ² + ε)). w and b may be null.</summary>
    public static (T Mean, T InverseDeviation) Forward<T>(T* x, T* w, T* b, T* y, long n, double epsilon) where T : unmanaged
    {
        var width = Vector512<T>.Count;
        var mean = Vector512.Create(RowReductions.Sum(x, n)) / Gelu.Constant<T>(n);
        var squares = Vector512<T>.Zero;
        var i = 0L;
        for (; i <= n - width; i += width)
        {
            var centred = Vector512.Load(x + i) - mean;
            squares = Simd.Fma(centred, centred, squares);
        }

        if (i < n)
        {
            var centred = Simd.LoadFirst(x + i, n - i, mean) - mean;
            squares = Simd.Fma(centred, centred, squares);
        }

        var variance = Vector512.Create(Simd.Sum(squares)) / Gelu.Constant<T>(n);
        var inverse = Vector512<T>.One / Vector512.Sqrt(variance + Gelu.Constant<T>(epsilon));
        for (i = 0; i < n; i += width)
        {
            var scaled = (Vector512.Load(x + i) - mean) * inverse;
            if (w != null)
                scaled = b != null ? Simd.Fma(scaled, Vector512.Load(w + i), Vector512.Load(b + i)) : scaled * Vector512.Load(w + i);
            if (i <= n - width)
                Vector512.Store(scaled, y + i);
            else
                Simd.StoreFirst(scaled, y + i, n - i);
        }

        return (mean.GetElement(0), inverse.GetElement(0));
    }

    /// <summary>dx = inverse·(h − mean(h) − x̂·mean(h·x̂)) with h = g·w and x̂ the normalised row.</summary>
    public static void Backward<T>(T* x, T* g, T* w, T mean, T inverse, T* dx, long n) where T : unmanaged
    {
        var width = Vector512<T>.Count;
        var (mu, inv) = (Vector512.Create(mean), Vector512.Create(inverse));
        Vector512<T> sum = default, product = default;
        for (var i = 0L; i < n; i += width)
        {
            var h = w == null ? Vector512.Load(g + i) : Vector512.Load(g + i) * Vector512.Load(w + i);
            var normal = (Vector512.Load(x + i) - mu) * inv;
            if (n - i < width)
            {
                h = First(h, n - i);
                normal = First(normal, n - i);
            }

            sum += h;
            product = Simd.Fma(h, normal, product);
        }

        var count = Gelu.Constant<T>(n);
        var meanH = Vector512.Create(Simd.Sum(sum)) / count;
        var meanProduct = Vector512.Create(Simd.Sum(product)) / count;
        for (var i = 0L; i < n; i += width)
        {
            var h = w == null ? Vector512.Load(g + i) : Vector512.Load(g + i) * Vector512.Load(w + i);
            var normal = (Vector512.Load(x + i) - mu) * inv;
            var slope = (h - meanH - normal * meanProduct) * inv;
            if (i <= n - width)
                Vector512.Store(slope, dx + i);
            else
                Simd.StoreFirst(slope, dx + i, n - i);
        }
    }

    private static Vector512<T> First<T>(Vector512<T> value, long count) where T : unmanaged
    {
        T* lanes = stackalloc T[2 * Vector512<T>.Count];
        Vector512.Store(value, lanes);
        return Simd.LoadFirst(lanes, count, Vector512<T>.Zero);
    }
}
