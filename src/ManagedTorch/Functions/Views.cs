using TorchSharp.Autograd;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Other ways to look at the same bytes, with gradients.</summary>
internal static class Views
{
    public static Tensor Reshape(Tensor x, long[] shape, bool mayCopy, string name)
    {
        shape = Resolve(x, shape, name);
        var strides = StridesFor(x.Impl, shape);
        Tensor y;
        if (strides is not null)
        {
            y = new Tensor(x.Impl.View(shape, strides, x.Impl.Offset));
        }
        else if (mayCopy)
        {
            using var copy = Copying.Contiguous(x);
            y = new Tensor(copy.Impl.View(shape, Shapes.ContiguousStrides(shape), 0));
        }
        else
        {
            throw new InvalidOperationException($"view: a tensor of shape {Shapes.Text(x.shape)} and strides {Shapes.Text(x.stride())} cannot be seen as {Shapes.Text(shape)} without a copy; use reshape.");
        }

        return Recorded(name, y, x, static (g, original) => g.reshape(original));
    }

    public static Tensor Permute(Tensor x, long[] order)
    {
        var rank = x.shape.Length;
        if (order.Length != rank)
            throw new ArgumentException($"permute: {order.Length} dimensions given for a tensor of shape {Shapes.Text(x.shape)}.");
        var dims = new int[rank];
        var inverse = new long[rank];
        var seen = new bool[rank];
        for (var d = 0; d < rank; d++)
        {
            dims[d] = Shapes.Dimension(order[d], rank, "permute");
            if (seen[dims[d]])
                throw new ArgumentException($"permute: dimension {dims[d]} is given twice in {Shapes.Text(order)}.");
            seen[dims[d]] = true;
            inverse[dims[d]] = d;
        }

        long[] shape = [.. dims.Select(d => x.shape[d])], strides = [.. dims.Select(d => x.Impl.Strides[d])];
        var y = new Tensor(x.Impl.View(shape, strides, x.Impl.Offset));
        return !Graph.Records(x) ? y : Graph.Record("permute", y, [x], [], static (node, grads, into) =>
            into[0] = grads[0]!.permute((long[])node.State!), inverse, composite: true);
    }

    public static Tensor Transpose(Tensor x, long first, long second)
    {
        var order = new long[x.shape.Length];
        for (var d = 0; d < order.Length; d++)
            order[d] = d;
        var (a, b) = (Shapes.Dimension(first, order.Length, "transpose"), Shapes.Dimension(second, order.Length, "transpose"));
        if (order.Length > 0)
            (order[a], order[b]) = (order[b], order[a]);
        return Permute(x, order);
    }

    public static Tensor Expand(Tensor x, long[] sizes)
    {
        var shape = new long[sizes.Length];
        for (var d = 1; d <= sizes.Length; d++)
        {
            var own = d <= x.shape.Length ? x.shape[^d] : 1;
            shape[^d] = sizes[^d] == -1 ? own : sizes[^d];
            if (own != 1 && own != shape[^d])
                throw new InvalidOperationException($"expand: a tensor of shape {Shapes.Text(x.shape)} does not expand to {Shapes.Text(sizes)}.");
        }

        var y = new Tensor(x.Impl.View(shape, Shapes.BroadcastStrides(x.shape, x.Impl.Strides, shape), x.Impl.Offset));
        return Recorded("expand", y, x, Pointwise.SumTo);
    }

    /// <summary>Every <paramref name="step"/>-th element of one dimension, from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public static Tensor Slice(Tensor x, long dim, long start, long end, long step)
    {
        var d = Shapes.Dimension(dim, x.shape.Length, "slice");
        var size = x.shape[d];
        if (step <= 0)
            throw new ArgumentException($"slice: the step must be positive, not {step}.");
        start = Math.Clamp(start < 0 ? start + size : start, 0, size);
        end = Math.Clamp(end < 0 ? end + size : end, start, size);
        var shape = (long[])x.shape.Clone();
        var strides = (long[])x.Impl.Strides.Clone();
        shape[d] = (end - start + step - 1) / step;
        strides[d] *= step;
        var y = new Tensor(x.Impl.View(shape, strides, x.Impl.Offset + start * x.Impl.Strides[d]));
        return !Graph.Records(x) ? y : Graph.Record("slice", y, [x], [], static (node, grads, into) =>
        {
            var (original, dtype, dimension, first, last, stride) = ((long[], ScalarType, int, long, long, long))node.State!;
            var full = zeros(original, dtype);
            using var part = Slice(full, dimension, first, last, stride);
            Copying.Into(grads[0]!, part);
            into[0] = full;
        }, (x.shape, x.dtype, d, start, end, step));
    }

    public static Tensor Unsqueeze(Tensor x, long dim)
    {
        var d = Shapes.Dimension(dim, x.shape.Length + 1, "unsqueeze");
        var shape = x.shape.ToList();
        shape.Insert(d, 1);
        return Reshape(x, [.. shape], mayCopy: true, "unsqueeze");
    }

    public static Tensor Squeeze(Tensor x, long? dim)
    {
        if (dim is not { } given)
            return Reshape(x, [.. x.shape.Where(size => size != 1)], mayCopy: true, "squeeze");
        var d = Shapes.Dimension(given, x.shape.Length, "squeeze");
        if (x.shape.Length == 0 || x.shape[d] != 1)
            return Reshape(x, x.shape, mayCopy: true, "squeeze");
        var shape = x.shape.ToList();
        shape.RemoveAt(d);
        return Reshape(x, [.. shape], mayCopy: true, "squeeze");
    }

    /// <summary>Consecutive parts of one dimension; one node for all, so that their gradients are joined in one copy.</summary>
    public static Tensor[] Split(Tensor x, long[] sizes, long dim)
    {
        var d = Shapes.Dimension(dim, x.shape.Length, "split");
        if (sizes.Sum() != x.shape[d])
            throw new ArgumentException($"split: parts {Shapes.Text(sizes)} do not add up to dimension {d} of shape {Shapes.Text(x.shape)}.");
        var parts = new Tensor[sizes.Length];
        var offset = x.Impl.Offset;
        for (var i = 0; i < sizes.Length; i++)
        {
            var shape = (long[])x.shape.Clone();
            shape[d] = sizes[i];
            parts[i] = new Tensor(x.Impl.View(shape, x.Impl.Strides, offset));
            offset += sizes[i] * x.Impl.Strides[d];
        }

        return !Graph.Records(x) ? parts : Graph.Record("split", parts, [x], [], static (node, grads, into) =>
        {
            var (original, lengths, dtype, dimension) = ((long[], long[], ScalarType, int))node.State!;
            var full = grads.Any(g => g is null) ? zeros(original, dtype) : empty(original, dtype);
            var first = 0L;
            for (var i = 0; i < grads.Length; i++)
            {
                using var part = Slice(full, dimension, first, first + lengths[i], 1);
                if (grads[i] is { } grad)
                    Copying.Into(grad, part);
                first += lengths[i];
            }

            into[0] = full;
        }, (x.shape, sizes, x.dtype, d));
    }

    private static Tensor Recorded(string name, Tensor y, Tensor x, Func<Tensor, long[], Tensor> gradient) =>
        !Graph.Records(x) ? y : Graph.Record(name, y, [x], [], (node, grads, into) =>
            into[0] = gradient(grads[0]!, (long[])node.State!), x.shape, composite: true);

    private static long[] Resolve(Tensor x, long[] shape, string name)
    {
        var result = (long[])shape.Clone();
        var unknown = Array.IndexOf(result, -1);
        if (unknown >= 0)
        {
            result[unknown] = 1;
            var rest = Shapes.Count(result);
            result[unknown] = rest == 0 ? 0 : x.numel() / rest;
        }

        if (Shapes.Count(result) != x.numel())
            throw new InvalidOperationException($"{name}: a tensor of shape {Shapes.Text(x.shape)} has {x.numel()} elements and cannot take shape {Shapes.Text(shape)}.");
        return result;
    }

    /// <summary>Strides under which the bytes already have the new shape; null where a copy is needed.</summary>
    private static long[]? StridesFor(TensorImpl x, long[] shape)
    {
        if (x.IsContiguous)
            return Shapes.ContiguousStrides(shape);
        var strides = new long[shape.Length];
        var from = x.Shape.Length - 1;
        var to = shape.Length - 1;
        while (to >= 0)
        {
            if (shape[to] == 1)
            {
                strides[to] = to + 1 < shape.Length ? strides[to + 1] * shape[to + 1] : 1;
                to--;
                continue;
            }

            while (from >= 0 && x.Shape[from] == 1)
                from--;
            if (from < 0)
                return null;
            // A run of old dimensions that is contiguous in itself, matched with a run of new ones of the same size.
            var oldSize = x.Shape[from];
            var stride = x.Strides[from];
            var newSize = 1L;
            while (true)
            {
                while (to >= 0 && newSize * shape[to] <= oldSize && oldSize % (newSize * shape[to]) == 0)
                {
                    strides[to] = stride * newSize;
                    newSize *= shape[to];
                    to--;
                }

                if (newSize == oldSize)
                    break;
                var outer = from - 1;
                while (outer >= 0 && x.Shape[outer] == 1)
                    outer--;
                if (outer < 0 || x.Strides[outer] != x.Strides[from] * x.Shape[from])
                    return null;
                oldSize *= x.Shape[outer];
                from = outer;
            }

            from--;
        }

        return strides;
    }
}
