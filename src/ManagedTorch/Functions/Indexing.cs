using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TorchSharp.Autograd;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Rows chosen by index, with gradients that are added up in the order of the indices.</summary>
internal static unsafe class Indexing
{
    /// <summary>Rows of a [V, D] table: indices of any shape give [.., D].</summary>
    public static Tensor Embedding(Tensor table, Tensor indices)
    {
        if (indices.dtype != ScalarType.Int64)
            throw new InvalidOperationException($"embedding: indices must be int64, not {indices.dtype}.");
        using Tensor rows = table.contiguous(), index = indices.contiguous();
        long count = table.shape[0], width = table.numel() / Math.Max(1, count);
        var y = TensorImpl.New(table.dtype, [.. indices.shape, .. table.shape[1..]]);
        var bytes = (uint)(width * table.ElementSize);
        byte* from = Bytes(rows.Impl), to = Bytes(y);
        for (var i = 0L; i < index.numel(); i++)
        {
            var row = index.Impl.Data<long>()[i];
            if (row < 0 || row >= count)
                throw new IndexOutOfRangeException($"embedding: index {row} at position {i} is outside a table of {count} rows.");
            Unsafe.CopyBlockUnaligned(to + i * bytes, from + row * bytes, bytes);
        }

        var result = new Tensor(y);
        return !Graph.Records(table) ? result : Graph.Record("embedding", result, [table], [index], static (node, grads, into) =>
        {
            using Tensor chosen = node.Saved(0), grad = grads[0]!.contiguous();
            var (shape, dtype) = ((long[], ScalarType))node.State!;
            var sum = zeros(shape, dtype);
            if (dtype == ScalarType.Float32)
                AddRows<float>(grad.Impl, chosen.Impl, sum.Impl);
            else
                AddRows<double>(grad.Impl, chosen.Impl, sum.Impl);
            into[0] = sum;
        }, (table.shape, table.dtype));
    }

    /// <summary>torch.index_select.</summary>
    public static Tensor IndexSelect(Tensor x, long dim, Tensor index)
    {
        var d = Shapes.Dimension(dim, x.shape.Length, "index_select");
        if (d == 0)
            return Embedding(x, index);
        using var first = x.transpose(0, d);
        using var chosen = Embedding(first, index);
        return chosen.transpose(0, d);
    }

    private static void AddRows<T>(TensorImpl grad, TensorImpl index, TensorImpl sum) where T : unmanaged
    {
        var width = sum.Count / Math.Max(1, sum.Shape[0]);
        T* from = grad.Data<T>(), to = sum.Data<T>();
        for (var i = 0L; i < index.Count; i++)
        {
            var source = from + i * width;
            var target = to + index.Data<long>()[i] * width;
            var c = 0L;
            for (; c <= width - Vector512<T>.Count; c += Vector512<T>.Count)
                Vector512.Store(Vector512.Load(target + c) + Vector512.Load(source + c), target + c);
            if (c < width)
                Compute.Simd.StoreFirst(Vector512.Load(target + c) + Vector512.Load(source + c), target + c, width - c);
        }
    }

    private static byte* Bytes(TensorImpl x) => x.Storage.Address + x.Offset * Dtypes.Size(x.Dtype);
}
