using TorchSharp.Autograd;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Several tensors put side by side.</summary>
internal static class Joining
{
    public static Tensor Cat(IReadOnlyList<Tensor> parts, long dim)
    {
        if (parts.Count == 0)
            throw new ArgumentException("cat: at least one tensor is needed.");
        var d = Shapes.Dimension(dim, parts[0].shape.Length, "cat");
        var shape = (long[])parts[0].shape.Clone();
        shape[d] = 0;
        foreach (var part in parts)
        {
            for (var i = 0; i < shape.Length; i++)
            {
                if (part.shape.Length != shape.Length || (i != d && part.shape[i] != shape[i]))
                    throw new InvalidOperationException($"cat: shapes {Shapes.Text(parts[0].shape)} and {Shapes.Text(part.shape)} differ outside dimension {d}.");
            }

            shape[d] += part.shape[d];
        }

        var dtype = parts.Aggregate(parts[0].dtype, (type, part) => Dtypes.Promote(type, part.dtype));
        var y = new Tensor(TensorImpl.New(dtype, shape));
        var first = 0L;
        foreach (var part in parts)
        {
            var strides = y.Impl.Strides;
            using var place = Tensor.Wrap(y.Impl.View(part.shape, strides, y.Impl.Offset + first * strides[d]));
            Copying.Into(part, place);
            first += part.shape[d];
        }

        Tensor[] inputs = [.. parts];
        return !Graph.Records(inputs) ? y : Graph.Record("cat", y, inputs, [], static (node, grads, into) =>
        {
            var (dimension, sizes) = ((int, long[]))node.State!;
            var start = 0L;
            for (var i = 0; i < sizes.Length; i++)
            {
                if (node.Needs(i))
                    into[i] = Views.Slice(grads[0]!, dimension, start, start + sizes[i], 1);
                start += sizes[i];
            }
        }, (d, parts.Select(part => part.shape[d]).ToArray()), composite: true);
    }
}
