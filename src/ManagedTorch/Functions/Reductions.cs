using TorchSharp.Autograd;
using TorchSharp.Compute;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Sums over dimensions, with gradients.</summary>
internal static unsafe class Reductions
{
    public static Tensor Sum(Tensor x, long[] dims, bool keepdim, ScalarType? type)
    {
        var target = type ?? (x.dtype == ScalarType.Bool ? ScalarType.Int64 : x.dtype);
        if (target != x.dtype)
        {
            using var cast = x.to(target);
            return Sum(cast, dims, keepdim, null);
        }

        var (kept, reduced, shape, shapeKept) = Plan(x, dims, "sum");
        var y = TensorImpl.New(x.dtype, keepdim ? shapeKept : shape);
        switch (x.dtype)
        {
            case ScalarType.Float32:
                Sum<float>(x, kept, reduced, y);
                break;
            case ScalarType.Float64:
                Sum<double>(x, kept, reduced, y);
                break;
            case ScalarType.Int64:
                Sum<long>(x, kept, reduced, y);
                break;
            default:
                throw Dtypes.Unsupported(x.dtype);
        }

        var result = new Tensor(y);
        return !Graph.Records(x) ? result : Graph.Record("sum", result, [x], [], static (node, grads, into) =>
        {
            var (original, with) = ((long[], long[]))node.State!;
            using var column = grads[0]!.reshape(with);
            into[0] = column.expand(original);
        }, (x.shape, shapeKept), composite: true);
    }

    /// <summary>Kept dimensions, reduced dimensions, and the result's shape without and with the reduced ones.</summary>
    public static (int[] Kept, int[] Reduced, long[] Shape, long[] ShapeKept) Plan(Tensor x, long[] dims, string name)
    {
        var rank = x.shape.Length;
        var isReduced = new bool[rank];
        foreach (var dim in dims)
        {
            if (rank > 0)
                isReduced[Shapes.Dimension(dim, rank, name)] = true;
        }

        if (dims.Length == 0)
            Array.Fill(isReduced, true);
        int[] all = [.. Enumerable.Range(0, rank)];
        int[] kept = [.. all.Where(d => !isReduced[d])], reduced = [.. all.Where(d => isReduced[d])];
        return (kept, reduced, [.. kept.Select(d => x.shape[d])], [.. all.Select(d => isReduced[d] ? 1 : x.shape[d])]);
    }

    private static void Sum<T>(Tensor x, int[] kept, int[] reduced, TensorImpl y) where T : unmanaged
    {
        var columns = reduced.Aggregate(1L, (n, d) => n * x.shape[d]);
        var leading = reduced.Length > 0 && kept.Length > 0 && reduced[^1] < kept[0];
        if (leading && x.is_contiguous())
        {
            RowReductions.SumColumns(x.Impl.Data<T>(), columns, y.Count, y.Data<T>());
            return;
        }

        // Reduced dimensions last, in their own order; every result is then the sum of one row.
        using var rows = Rows(x, kept, reduced);
        T* from = rows.Impl.Data<T>(), to = y.Data<T>();
        var pieces = (int)((y.Count + 255) / 256);
        Workers.For(pieces, piece =>
        {
            var end = Math.Min(y.Count, (piece + 1L) * 256);
            for (var r = piece * 256L; r < end; r++)
                to[r] = RowReductions.Sum(from + r * columns, columns);
        });
    }

    /// <summary>A contiguous tensor [kept…, reduced…], in no scope.</summary>
    public static Tensor Rows(Tensor x, int[] kept, int[] reduced)
    {
        int[] order = [.. kept, .. reduced];
        long[] shape = [.. order.Select(d => x.shape[d])], strides = [.. order.Select(d => x.Impl.Strides[d])];
        var view = Tensor.Wrap(x.Impl.View(shape, strides, x.Impl.Offset));
        if (view.is_contiguous())
            return view;
        using (view)
            return Copying.Contiguous(view);
    }
}
