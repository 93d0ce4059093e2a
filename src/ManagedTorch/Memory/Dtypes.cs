using static TorchSharp.torch;

namespace TorchSharp.Memory;

/// <summary>The element types of the managed engine: float32, float64, int64 and bool.</summary>
internal static class Dtypes
{
    public static int Size(ScalarType dtype) => dtype switch
    {
        ScalarType.Float32 => 4,
        ScalarType.Float64 or ScalarType.Int64 => 8,
        ScalarType.Bool => 1,
        _ => throw Unsupported(dtype),
    };

    public static bool IsFloating(ScalarType dtype) => dtype is ScalarType.Float32 or ScalarType.Float64;

    /// <summary>The type of an operation on two tensors: the wider, and floating where either is.</summary>
    public static ScalarType Promote(ScalarType a, ScalarType b) => Rank(a) >= Rank(b) ? a : b;

    public static ScalarType Of<T>() => typeof(T) == typeof(float) ? ScalarType.Float32
        : typeof(T) == typeof(double) ? ScalarType.Float64
        : typeof(T) == typeof(long) ? ScalarType.Int64
        : typeof(T) == typeof(bool) ? ScalarType.Bool
        : throw new NotSupportedException($"The managed engine has no tensors of {typeof(T).Name}; use float, double, long or bool.");

    public static NotSupportedException Unsupported(ScalarType dtype) =>
        new($"The managed engine has no tensors of {dtype}; use Float32, Float64, Int64 or Bool.");

    private static int Rank(ScalarType dtype) => dtype switch
    {
        ScalarType.Bool => 0,
        ScalarType.Int64 => 1,
        ScalarType.Float32 => 2,
        ScalarType.Float64 => 3,
        _ => throw Unsupported(dtype),
    };
}
