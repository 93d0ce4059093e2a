using static TorchSharp.torch;

namespace TorchSharp.Memory;

/// <summary>
/// The element types of the managed engine: float32, float64, int64 and bool; and bytes, which are kept, copied, indexed
/// and converted, but not computed with.
/// </summary>
internal static class Dtypes
{
    public static int Size(ScalarType dtype) => dtype switch
    {
        ScalarType.Float32 => 4,
        ScalarType.Float64 or ScalarType.Int64 => 8,
        ScalarType.Bool or ScalarType.Byte => 1,
        _ => throw Unsupported(dtype),
    };

    public static bool IsFloating(ScalarType dtype) => dtype is ScalarType.Float32 or ScalarType.Float64;

    /// <summary>The type of an operation on two tensors: the wider, and floating where either is.</summary>
    public static ScalarType Promote(ScalarType a, ScalarType b) => Rank(a) >= Rank(b) ? a : b;

    public static ScalarType Of<T>() => typeof(T) == typeof(float) ? ScalarType.Float32
        : typeof(T) == typeof(double) ? ScalarType.Float64
        : typeof(T) == typeof(long) ? ScalarType.Int64
        : typeof(T) == typeof(bool) ? ScalarType.Bool
        : typeof(T) == typeof(byte) ? ScalarType.Byte
        : throw new NotSupportedException($"The managed engine has no tensors of {typeof(T).Name}; use float, double, long, bool or byte.");

    public static NotSupportedException Unsupported(ScalarType dtype) => new(dtype == ScalarType.Byte
        ? "The managed engine keeps tensors of Byte but does not compute with them; convert them to Int64 or Float32 first."
        : $"The managed engine has no tensors of {dtype}; use Float32, Float64, Int64, Bool or Byte.");

    /// <summary>Refuses whole numbers where an operation reads its elements as fractions.</summary>
    public static void RequireFloating(ScalarType dtype, string operation)
    {
        if (!IsFloating(dtype))
            throw new InvalidOperationException($"{operation}: needs a tensor of Float32 or Float64, not of {dtype}; convert it first.");
    }

    private static int Rank(ScalarType dtype) => dtype switch
    {
        ScalarType.Bool => 0,
        ScalarType.Byte => 1,
        ScalarType.Int64 => 2,
        ScalarType.Float32 => 3,
        ScalarType.Float64 => 4,
        _ => throw Unsupported(dtype),
    };
}
