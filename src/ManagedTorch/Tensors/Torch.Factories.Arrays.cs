using TorchSharp.Memory;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        From([scalar], [], dtype, requires_grad);

    /// <summary>C#'s int is int32, which the managed engine does not hold: a type must be given.</summary>
    public static Tensor tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromInt(rawArray, [rawArray.LongLength], dtype, requires_grad);

    public static Tensor tensor(int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromInt(rawArray, dimensions, dtype, requires_grad);

    public static Tensor tensor(int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromInt([.. rawArray.Cast<int>()], Dimensions(rawArray), dtype, requires_grad);

    public static Tensor tensor(float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        From<float>([.. rawArray.Cast<float>()], Dimensions(rawArray), dtype, requires_grad);

    public static Tensor tensor(float[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        From<float>([.. rawArray.Cast<float>()], Dimensions(rawArray), dtype, requires_grad);

    public static Tensor tensor(double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        From<double>([.. rawArray.Cast<double>()], Dimensions(rawArray), dtype, requires_grad);

    public static Tensor tensor(double[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        From<double>([.. rawArray.Cast<double>()], Dimensions(rawArray), dtype, requires_grad);

    public static Tensor tensor(long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        From<long>([.. rawArray.Cast<long>()], Dimensions(rawArray), dtype, requires_grad);

    public static Tensor tensor(long[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        From<long>([.. rawArray.Cast<long>()], Dimensions(rawArray), dtype, requires_grad);

    public static Tensor tensor(bool[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        From<bool>([.. rawArray.Cast<bool>()], Dimensions(rawArray), dtype, requires_grad);

    public static Tensor tensor(IList<float> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        From<float>([.. rawArray], [rawArray.Count], dtype, requires_grad);

    public static Tensor tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        From<double>([.. rawArray], [rawArray.Count], dtype, requires_grad);

    public static Tensor tensor(IList<long> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        From<long>([.. rawArray], [rawArray.Count], dtype, requires_grad);

    public static Tensor tensor(IList<bool> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        From<bool>([.. rawArray], [rawArray.Count], dtype, requires_grad);

    /// <summary>A tensor of an array's shape; float, double, long and bool arrays.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var element = rawArray.GetType().GetElementType();
        if (element == typeof(float))
            return From<float>([.. rawArray.Cast<float>()], Dimensions(rawArray), dtype, requires_grad);
        if (element == typeof(double))
            return From<double>([.. rawArray.Cast<double>()], Dimensions(rawArray), dtype, requires_grad);
        if (element == typeof(long))
            return From<long>([.. rawArray.Cast<long>()], Dimensions(rawArray), dtype, requires_grad);
        if (element == typeof(bool))
            return From<bool>([.. rawArray.Cast<bool>()], Dimensions(rawArray), dtype, requires_grad);
        if (element == typeof(int))
            return FromInt([.. rawArray.Cast<int>()], Dimensions(rawArray), dtype, requires_grad);
        throw new NotSupportedException($"from_array: the managed engine has no tensors of {element?.Name}; use float, double, long or bool.");
    }

    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty(input.shape, dtype ?? input.dtype, device, requires_grad);

    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full(input.shape, value, dtype ?? input.dtype, device, requires_grad);

    /// <summary>Ones on the diagonal, zeros elsewhere; square unless told how many columns.</summary>
    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var width = columns < 0 ? rows : columns;
        var values = new double[rows * width];
        for (var i = 0L; i < Math.Min(rows, width); i++)
            values[i * width + i] = 1;
        return From<double>(values, [rows, width], dtype ?? ScalarType.Float32, requires_grad);
    }

    /// <summary>Evenly spaced numbers, both ends included.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var values = new double[steps];
        for (var i = 0L; i < steps; i++)
            values[i] = i == steps - 1 && steps > 1 ? end : start + i * ((end - start) / Math.Max(1, steps - 1));
        return From<double>(values, [steps], dtype ?? ScalarType.Float32, requires_grad);
    }

    private static Tensor FromInt(int[] values, ReadOnlySpan<long> dimensions, ScalarType? dtype, bool requiresGrad) =>
        From<long>([.. values.Select(value => (long)value)], dimensions, dtype is null or ScalarType.Int32
            ? throw new NotSupportedException("tensor: an int array makes an int32 tensor, which the managed engine does not hold; give dtype: ScalarType.Int64 or use long.")
            : dtype, requiresGrad);

    private static long[] Dimensions(Array array) => [.. Enumerable.Range(0, array.Rank).Select(d => array.GetLongLength(d))];
}
