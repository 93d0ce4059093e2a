using System.Runtime.Intrinsics;

namespace TorchSharp.Compute;

/// <summary>Gradient of softmax cross-entropy for one row.</summary>
internal static unsafe class CrossEntropyKernel
{
    /// <summary>dx = factor·(p − (1−s)·onehot − s/C).</summary>
    public static void Gradient<T>(T* p, long target, double factor, double smoothing, T* dx, long n) where T : unmanaged
    {
        var width = Vector512<T>.Count;
        var scale = Gelu.Constant<T>(factor);
        var share = Gelu.Constant<T>(smoothing / n);
        for (var i = 0L; i < n; i += width)
        {
            var slope = (Vector512.Load(p + i) - share) * scale;
            if (n - i >= width)
                Vector512.Store(slope, dx + i);
            else
                Simd.StoreFirst(slope, dx + i, n - i);
        }

        if (typeof(T) == typeof(float))
            ((float*)dx)[target] -= (float)(factor * (1 - smoothing));
        else
            ((double*)dx)[target] -= factor * (1 - smoothing);
    }
}
