namespace TorchSharp.Compute.Gemm;

/// <summary>The same tile without vectors: the reference for the bits, and the way out where nothing else is there.</summary>
internal static unsafe class KernelScalar<T> where T : unmanaged
{
    public static void Run<TLayout>(long k, T* a, T* b, Start<T> init, T* c, long cRow) where TLayout : struct, IRowLayout
    {
        for (var row = 0; row < Gemm<T>.Height; row++)
        {
            for (var column = 0; column < Gemm<T>.Width; column++)
            {
                var sum = init.Data == null ? default : init.Data[row * init.Row + column];
                for (var i = 0L; i < k; i++)
                    sum = Fma(a[row * TLayout.Row + i * TLayout.Step], b[i * Gemm<T>.Width + column], sum);
                c[row * cRow + column] = sum;
            }
        }
    }

    private static T Fma(T a, T b, T c) => typeof(T) == typeof(float)
        ? (T)(object)MathF.FusedMultiplyAdd((float)(object)a, (float)(object)b, (float)(object)c)
        : (T)(object)Math.FusedMultiplyAdd((double)(object)a, (double)(object)b, (double)(object)c);
}
