namespace TorchSharp.Memory;

/// <summary>Arithmetic on shapes and strides.</summary>
internal static class Shapes
{
    public static long Count(ReadOnlySpan<long> shape)
    {
        var count = 1L;
        foreach (var size in shape)
            count *= size;
        return count;
    }

    public static long[] ContiguousStrides(long[] shape)
    {
        var strides = new long[shape.Length];
        var stride = 1L;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            strides[d] = stride;
            stride *= Math.Max(shape[d], 1);
        }

        return strides;
    }

    public static bool IsContiguous(long[] shape, long[] strides)
    {
        var expected = 1L;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            if (shape[d] != 1 && strides[d] != expected)
                return false;
            expected *= Math.Max(shape[d], 1);
        }

        return true;
    }

    /// <summary>A dimension counted from the front; negative ones count from the end.</summary>
    public static int Dimension(long dim, int rank, string operation)
    {
        var limit = Math.Max(rank, 1);
        if (dim < -limit || dim >= limit)
            throw new ArgumentOutOfRangeException(nameof(dim), $"{operation}: dimension {dim} does not exist in a tensor of {rank} dimensions.");
        return (int)(dim < 0 ? dim + limit : dim);
    }

    /// <summary>The shape that both broadcast to.</summary>
    public static long[] Broadcast(long[] a, long[] b, string operation)
    {
        if (a.AsSpan().SequenceEqual(b))
            return a;
        var rank = Math.Max(a.Length, b.Length);
        var result = new long[rank];
        for (var d = 1; d <= rank; d++)
        {
            var x = d <= a.Length ? a[^d] : 1;
            var y = d <= b.Length ? b[^d] : 1;
            if (x != y && x != 1 && y != 1)
                throw new InvalidOperationException($"{operation}: shapes {Text(a)} and {Text(b)} do not broadcast; dimension {rank - d} is {x} in one and {y} in the other.");
            result[^d] = x == 1 ? y : x;
        }

        return result;
    }

    /// <summary>Strides that let a tensor be read as if it had <paramref name="target"/>'s shape; repeated dimensions have stride 0.</summary>
    public static long[] BroadcastStrides(long[] shape, long[] strides, long[] target)
    {
        if (ReferenceEquals(shape, target))
            return strides;
        var result = new long[target.Length];
        for (var d = 1; d <= shape.Length; d++)
            result[^d] = shape[^d] == 1 && target[^d] != 1 ? 0 : strides[^d];
        return result;
    }

    public static string Text(ReadOnlySpan<long> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
