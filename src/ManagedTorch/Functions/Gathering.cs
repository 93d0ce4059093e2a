using System.Numerics;
using TorchSharp.Autograd;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Elements taken from, added to and written over the places an index names along one dimension.</summary>
internal static unsafe class Gathering
{
    /// <summary>y[i, j] = x[i, index[i, j]] for the last of two dimensions, and likewise for any.</summary>
    public static Tensor Gather(Tensor x, long dim, Tensor index)
    {
        var d = Check(x, dim, index, "gather");
        using Tensor lines = Lines.Of(x, d, index.shape), places = Lines.Of(index, d);
        var y = TensorImpl.New(x.dtype, places.shape);
        var (length, count) = (Last(lines), Last(places));
        CheckRange(places.Impl, length, "gather", x.shape);
        switch (Dtypes.Size(x.dtype))
        {
            case 1:
                Take<byte>(lines.Impl, length, places.Impl, count, y);
                break;
            case 4:
                Take<float>(lines.Impl, length, places.Impl, count, y);
                break;
            default:
                Take<double>(lines.Impl, length, places.Impl, count, y);
                break;
        }

        var result = Lines.Back(y, d);
        return !Graph.Records(x) ? result : Graph.Record("gather", result, [x], [index], static (node, grads, into) =>
        {
            using var chosen = node.Saved(0);
            var (shape, dimension) = ((long[], int))node.State!;
            using var empty = zeros(shape, grads[0]!.dtype);
            into[0] = Scatter(empty, dimension, chosen, grads[0]!, add: true);
        }, (x.shape, d), composite: true);
    }

    /// <summary>A copy of x with src added to (or written over) the places that index names, in the order of the index.</summary>
    public static Tensor Scatter(Tensor x, long dim, Tensor index, Tensor src, bool add)
    {
        var name = add ? "scatter_add" : "scatter";
        var d = Check(x, dim, index, name);
        if (src.dtype != x.dtype)
            throw new InvalidOperationException($"{name}: tensor and source need one type; they are {x.dtype} and {src.dtype}.");
        if (src.ndim != index.ndim || src.shape.Zip(index.shape).Any(pair => pair.First < pair.Second))
            throw new InvalidOperationException($"{name}: an index of shape {Shapes.Text(index.shape)} does not lie within a source of shape {Shapes.Text(src.shape)}.");
        var result = Copying.Contiguous(x);
        DisposeScopeManager.Current?.Add(result);
        Write(result, d, index, src, add, name);
        return !Graph.Records(x, src) ? result : Graph.Record(name, result, [x, src], [index], static (node, grads, into) =>
        {
            using var places = node.Saved(0);
            var (dimension, adds, full) = ((int, bool, long[]))node.State!;
            if (node.Needs(0))
            {
                using var nothing = zeros(places.shape, grads[0]!.dtype);
                into[0] = adds ? grads[0]!.alias() : Scatter(grads[0]!, dimension, places, nothing, add: false);
            }

            if (!node.Needs(1))
                return;
            var taken = Gather(grads[0]!, dimension, places);
            into[1] = full.AsSpan().SequenceEqual(places.shape) ? taken : Padded(taken, full);
        }, (d, add, src.shape), composite: true);
    }

    /// <summary>Adds or writes into <paramref name="target"/> itself.</summary>
    public static void Write(Tensor target, int d, Tensor index, Tensor src, bool add, string name)
    {
        long[] outer = index.shape;
        using Tensor places = Lines.Of(index, d), cutSource = Tensor.Wrap(src.Impl.View(index.shape, src.Impl.Strides, src.Impl.Offset));
        using Tensor values = Lines.Of(cutSource, d), view = Lines.Cut(target, d, outer);
        using var permuted = Permuted(view, d);
        using var lines = Copying.Contiguous(permuted);
        var (length, count) = (Last(lines), Last(places));
        CheckRange(places.Impl, length, name, target.shape);
        switch (target.dtype)
        {
            case ScalarType.Float32:
                Put<float>(lines.Impl, length, places.Impl, count, values.Impl, add);
                break;
            case ScalarType.Float64:
                Put<double>(lines.Impl, length, places.Impl, count, values.Impl, add);
                break;
            case ScalarType.Int64:
                Put<long>(lines.Impl, length, places.Impl, count, values.Impl, add);
                break;
            default:
                Put<byte>(lines.Impl, length, places.Impl, count, values.Impl, false);
                break;
        }

        Copying.Into(lines, permuted);
        target.Impl.Storage.Version++;
    }

    private static Tensor Permuted(Tensor view, int d)
    {
        int[] order = [.. Enumerable.Range(0, view.shape.Length).Where(i => i != d), .. view.shape.Length == 0 ? Array.Empty<int>() : [d]];
        return Tensor.Wrap(view.Impl.View([.. order.Select(i => view.shape[i])], [.. order.Select(i => view.Impl.Strides[i])], view.Impl.Offset));
    }

    private static Tensor Padded(Tensor part, long[] full)
    {
        using (part)
        {
            var whole = zeros(full, part.dtype);
            using var place = Tensor.Wrap(whole.Impl.View(part.shape, whole.Impl.Strides, 0));
            Copying.Into(part, place);
            return whole;
        }
    }

    private static int Check(Tensor x, long dim, Tensor index, string name)
    {
        if (index.dtype != ScalarType.Int64)
            throw new InvalidOperationException($"{name}: the index must be int64, not {index.dtype}.");
        var d = Shapes.Dimension(dim, x.shape.Length, name);
        var fits = index.ndim == x.ndim;
        for (var i = 0; fits && i < x.shape.Length; i++)
            fits = i == d || index.shape[i] <= x.shape[i];
        if (!fits)
            throw new InvalidOperationException($"{name}: an index of shape {Shapes.Text(index.shape)} does not fit a tensor of shape {Shapes.Text(x.shape)} along dimension {d}; outside it the index must not be larger.");
        return d;
    }

    private static void CheckRange(TensorImpl places, long length, string name, long[] shape)
    {
        var index = places.Data<long>();
        for (var i = 0L; i < places.Count; i++)
        {
            if (index[i] < 0 || index[i] >= length)
                throw new IndexOutOfRangeException($"{name}: index {index[i]} lies outside {length} elements of a tensor of shape {Shapes.Text(shape)}.");
        }
    }

    private static long Last(Tensor lines) => lines.ndim == 0 ? 1 : lines.shape[^1];

    private static void Take<T>(TensorImpl lines, long length, TensorImpl places, long count, TensorImpl y) where T : unmanaged
    {
        T* from = lines.Data<T>(), to = y.Data<T>();
        var index = places.Data<long>();
        var rows = count == 0 ? 0 : places.Count / count;
        Compute.Rows.For(rows, count, row =>
        {
            for (var i = row * count; i < (row + 1) * count; i++)
                to[i] = from[row * length + index[i]];
        });
    }

    private static void Put<T>(TensorImpl lines, long length, TensorImpl places, long count, TensorImpl values, bool add)
        where T : unmanaged, IAdditionOperators<T, T, T>
    {
        T* to = lines.Data<T>(), from = values.Data<T>();
        var index = places.Data<long>();
        var rows = count == 0 ? 0 : places.Count / count;
        Compute.Rows.For(rows, count, row =>
        {
            for (var i = row * count; i < (row + 1) * count; i++)
            {
                var target = to + row * length + index[i];
                *target = add ? *target + from[i] : from[i];
            }
        });
    }
}
