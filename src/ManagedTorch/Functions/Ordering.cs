using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>
/// Extremes and order along one dimension. NaN counts as the largest value, as in PyTorch; of equal elements the
/// first comes first. Values are gathered by their indices, so gradients flow to the elements chosen.
/// </summary>
internal static unsafe class Ordering
{
    /// <summary>The index of the extreme element of every line.</summary>
    public static Tensor ArgExtreme(Tensor x, long dim, bool keepdim, bool largest)
    {
        var name = largest ? "argmax" : "argmin";
        var d = Shapes.Dimension(dim, x.shape.Length, name);
        if (x.ndim > 0 && x.shape[d] == 0)
            throw new InvalidOperationException($"{name}: dimension {d} of shape {Shapes.Text(x.shape)} is empty and has no extreme.");
        using var lines = Lines.Of(x, d);
        var y = TensorImpl.New(ScalarType.Int64, Reduced(x.shape, d, keepdim));
        switch (x.dtype)
        {
            case ScalarType.Float32:
                First<float>(lines.Impl, y, largest ? static (a, b) => a > b || (float.IsNaN(a) && !float.IsNaN(b)) : static (a, b) => a < b || (float.IsNaN(a) && !float.IsNaN(b)));
                break;
            case ScalarType.Float64:
                First<double>(lines.Impl, y, largest ? static (a, b) => a > b || (double.IsNaN(a) && !double.IsNaN(b)) : static (a, b) => a < b || (double.IsNaN(a) && !double.IsNaN(b)));
                break;
            case ScalarType.Int64:
                First<long>(lines.Impl, y, largest ? static (a, b) => a > b : static (a, b) => a < b);
                break;
            default:
                First<byte>(lines.Impl, y, largest ? static (a, b) => a > b : static (a, b) => a < b);
                break;
        }

        return new Tensor(y);
    }

    /// <summary>The extreme of every line, and its index.</summary>
    public static (Tensor Values, Tensor Indices) Extreme(Tensor x, long dim, bool keepdim, bool largest)
    {
        var d = Shapes.Dimension(dim, x.shape.Length, largest ? "max" : "min");
        using var kept = ArgExtreme(x, d, keepdim: true, largest);
        using var values = Gathering.Gather(x, d, kept);
        long[] shape = Reduced(x.shape, d, keepdim);
        return (values.reshape(shape), kept.reshape(shape));
    }

    /// <summary>The first <paramref name="count"/> elements of every line in order, and their indices.</summary>
    public static (Tensor Values, Tensor Indices) Sort(Tensor x, long dim, bool descending, long? count, string name)
    {
        var d = Shapes.Dimension(dim, x.shape.Length, name);
        var length = x.ndim == 0 ? 1 : x.shape[d];
        if (count < 0 || count > length)
            throw new ArgumentOutOfRangeException(nameof(count), $"{name}: {count} elements cannot be chosen from {length} along dimension {d} of shape {Shapes.Text(x.shape)}.");
        var taken = count ?? length;
        using var lines = Lines.Of(x, d);
        var y = TensorImpl.New(ScalarType.Int64, Lines.Shape(x.shape, d, taken));
        switch (x.dtype)
        {
            case ScalarType.Float32:
                Order<float>(lines.Impl, length, y, taken, descending);
                break;
            case ScalarType.Float64:
                Order<double>(lines.Impl, length, y, taken, descending);
                break;
            case ScalarType.Int64:
                Order<long>(lines.Impl, length, y, taken, descending);
                break;
            default:
                Order<byte>(lines.Impl, length, y, taken, descending);
                break;
        }

        var indices = Lines.Back(y, d);
        return (Gathering.Gather(x, d, indices), indices);
    }

    public static long[] Reduced(long[] shape, int dim, bool keepdim)
    {
        if (shape.Length == 0)
            return [];
        var result = shape.ToList();
        if (keepdim)
            result[dim] = 1;
        else
            result.RemoveAt(dim);
        return [.. result];
    }

    private static void First<T>(TensorImpl lines, TensorImpl y, Func<T, T, bool> beats) where T : unmanaged
    {
        var length = y.Count == 0 ? 0 : lines.Count / y.Count;
        var from = lines.Data<T>();
        var to = y.Data<long>();
        Compute.Rows.For(y.Count, length, row =>
        {
            var line = from + row * length;
            var best = 0L;
            for (var i = 1L; i < length; i++)
            {
                if (beats(line[i], line[best]))
                    best = i;
            }

            to[row] = best;
        });
    }

    private static void Order<T>(TensorImpl lines, long length, TensorImpl y, long taken, bool descending) where T : unmanaged, IComparable<T>
    {
        if (taken == 0 || y.Count == 0)
            return;
        var from = lines.Data<T>();
        var to = y.Data<long>();
        Compute.Rows.For(y.Count / taken, length, row =>
        {
            var keys = new ReadOnlySpan<T>(from + row * length, checked((int)length)).ToArray();
            var order = new int[length];
            for (var i = 0; i < length; i++)
                order[i] = i;
            Array.Sort(order, (a, b) =>
            {
                var byKey = Compare(keys[a], keys[b]);
                return byKey == 0 ? a.CompareTo(b) : descending ? -byKey : byKey;
            });
            for (var i = 0L; i < taken; i++)
                to[row * taken + i] = order[i];
        });
    }

    // CompareTo puts NaN first; here it is the largest. −0 and 0 are equal either way.
    private static int Compare<T>(T a, T b) where T : IComparable<T>
    {
        var (aIsNaN, bIsNaN) = (IsNaN(a), IsNaN(b));
        return aIsNaN || bIsNaN ? aIsNaN.CompareTo(bIsNaN) : a.CompareTo(b);
    }

    private static bool IsNaN<T>(T value) => value switch
    {
        float single => float.IsNaN(single),
        double wide => double.IsNaN(wide),
        _ => false,
    };
}
