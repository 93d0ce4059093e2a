using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>x[…] with numbers, ranges, new dimensions and tensors of indices, in PyTorch's reading.</summary>
internal static class Subscripts
{
    public static Tensor Get(Tensor x, TensorIndex[] indices)
    {
        var (view, places) = Basic(x, indices);
        return places.Any(place => place is not null) ? Advanced(view, places) : view;
    }

    /// <summary>Writes the value, broadcast, to the places; adds it where asked to, repeated places as often as they are named.</summary>
    public static void Put(Tensor x, TensorIndex[] indices, Tensor value, bool accumulate)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var (view, places) = Basic(x, indices);
        if (places.All(place => place is null))
        {
            Copying.Into(accumulate ? view.add(value) : value, view);
            return;
        }

        // The same subscript of a tensor of positions says where every element of the result lies.
        var positions = Advanced(arange(view.numel()).reshape(view.shape), places);
        var flat = view.contiguous().reshape(-1).clone();
        var source = value.to(x.dtype).expand(positions.shape).reshape(-1);
        Gathering.Write(flat, 0, positions.reshape(-1), source, accumulate, "index_put_");
        Copying.Into(flat.reshape(view.shape), view);
    }

    /// <summary>Numbers, ranges and new dimensions as views; what tensors index is left, one entry a dimension.</summary>
    private static (Tensor View, Tensor?[] Places) Basic(Tensor x, TensorIndex[] indices)
    {
        var used = indices.Sum(Consumes);
        if (used > x.ndim)
            throw new IndexOutOfRangeException($"index: {used} dimensions are indexed in a tensor of shape {Shapes.Text(x.shape)}.");
        var view = x.alias();
        var places = new List<Tensor?>();
        var d = 0;
        foreach (var index in indices)
        {
            switch (index.Kind)
            {
                case IndexKind.Single:
                    view = view.select(d, index.Start!.Value);
                    break;
                case IndexKind.Slice:
                    view = Views.Slice(view, d, index.Start ?? 0, index.Stop ?? long.MaxValue, index.Step ?? 1);
                    places.Add(null);
                    d++;
                    break;
                case IndexKind.None:
                    view = view.unsqueeze(d++);
                    places.Add(null);
                    break;
                case IndexKind.Bool:
                    view = view.unsqueeze(d++);
                    places.Add(tensor(index.Start != 0 ? new long[] { 0 } : []));
                    break;
                case IndexKind.Ellipsis:
                    for (var i = used; i < x.ndim; i++, d++)
                        places.Add(null);
                    break;
                default:
                    foreach (var part in Whole(index.Indices!, view, d))
                    {
                        places.Add(part);
                        d++;
                    }

                    break;
            }
        }

        while (places.Count < view.ndim)
            places.Add(null);
        return (view, [.. places]);
    }

    private static int Consumes(TensorIndex index) => index.Kind switch
    {
        IndexKind.Single or IndexKind.Slice => 1,
        IndexKind.Tensor => index.Indices!.dtype == ScalarType.Bool ? (int)index.Indices.ndim : 1,
        _ => 0,
    };

    // A mask stands for the positions of its true elements, one tensor of indices for each of its dimensions.
    private static IEnumerable<Tensor> Whole(Tensor index, Tensor view, int d)
    {
        if (index.dtype == ScalarType.Int64)
            return [index];
        if (index.dtype != ScalarType.Bool)
            throw new InvalidOperationException($"index: a tensor of indices must be int64 or bool, not {index.dtype}.");
        for (var i = 0; i < index.ndim; i++)
        {
            if (index.shape[i] != view.shape[d + i])
                throw new IndexOutOfRangeException($"index: a mask of shape {Shapes.Text(index.shape)} does not fit dimension {d} onwards of shape {Shapes.Text(view.shape)}.");
        }

        return Nonzero.Positions(index);
    }

    private static Tensor Advanced(Tensor x, Tensor?[] places)
    {
        int[] indexed = [.. Enumerable.Range(0, places.Length).Where(d => places[d] is not null)];
        int[] rest = [.. Enumerable.Range(0, places.Length).Where(d => places[d] is null)];
        var shape = indexed.Aggregate(Array.Empty<long>(), (s, d) => Shapes.Broadcast(s, places[d]!.shape, "index"));
        using var moved = x.permute([.. indexed.Concat(rest).Select(d => (long)d)]);
        long[] sizes = [.. indexed.Select(d => x.shape[d])], tail = [.. rest.Select(d => x.shape[d])];
        using var table = moved.reshape([Shapes.Count(sizes), .. tail]);
        using var linear = Linear([.. indexed.Select(d => places[d]!)], sizes, shape);
        using var chosen = Indexing.Embedding(table, linear);
        // Neighbouring tensors leave their dimensions where they stood; else these come first.
        var together = indexed[^1] - indexed[0] == indexed.Length - 1;
        if (!together || indexed[0] == 0)
            return chosen.alias();
        var before = indexed[0];
        var order = new List<long>();
        for (var i = 0; i < before; i++)
            order.Add(shape.Length + i);
        for (var i = 0; i < shape.Length; i++)
            order.Add(i);
        for (var i = shape.Length + before; i < chosen.ndim; i++)
            order.Add(i);
        return chosen.permute([.. order]);
    }

    private static Tensor Linear(Tensor[] parts, long[] sizes, long[] shape)
    {
        var result = new long[Shapes.Count(shape)];
        for (var p = 0; p < parts.Length; p++)
        {
            using var full = parts[p].expand(shape);
            var values = full.data<long>().ToArray();
            for (var i = 0; i < result.Length; i++)
            {
                var at = values[i] < 0 ? values[i] + sizes[p] : values[i];
                if (at < 0 || at >= sizes[p])
                    throw new IndexOutOfRangeException($"index: {values[i]} lies outside a dimension of {sizes[p]} elements.");
                result[i] = result[i] * sizes[p] + at;
            }
        }

        return tensor(result, shape);
    }
}
