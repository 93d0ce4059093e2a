using TorchSharp.Autograd;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Choices between elements by a mask or by size.</summary>
internal static unsafe class Selections
{
    /// <summary>The larger or smaller of two elements; where they are equal the gradient is shared, as in PyTorch.</summary>
    public static Tensor Extreme(Tensor a, Tensor b, string name, bool largest)
    {
        var y = largest ? Pointwise.Zip<Compute.MaximumOp>(a, b, name) : Pointwise.Zip<Compute.MinimumOp>(a, b, name);
        return !Graph.Records(a, b) ? y : Graph.Record(name, y, [a, b], [a, b, y], static (node, grads, into) =>
        {
            using Tensor left = node.Saved(0), right = node.Saved(1), chosen = node.Saved(2);
            using Tensor isLeft = left.eq(chosen), isRight = right.eq(chosen);
            using Tensor weightLeft = isLeft.to(chosen.dtype), weightRight = isRight.to(chosen.dtype);
            using var both = weightLeft.add(weightRight);
            using var share = grads[0]!.div(both);
            using Tensor first = share.mul(weightLeft), second = share.mul(weightRight);
            into[0] = Pointwise.SumTo(first, left.shape);
            into[1] = Pointwise.SumTo(second, right.shape);
        });
    }

    /// <summary>x where the condition holds, else y.</summary>
    public static Tensor Where(Tensor condition, Tensor x, Tensor y)
    {
        if (condition.dtype != ScalarType.Bool)
            throw new InvalidOperationException($"where: the condition must be bool, not {condition.dtype}.");
        var dtype = Dtypes.Promote(x.dtype, y.dtype);
        var shape = Shapes.Broadcast(condition.shape, Shapes.Broadcast(x.shape, y.shape, "where"), "where");
        using Tensor mask = Full(condition, shape, ScalarType.Bool), yes = Full(x, shape, dtype), no = Full(y, shape, dtype);
        var result = TensorImpl.New(dtype, shape);
        switch (Dtypes.Size(dtype))
        {
            case 1:
                Choose<byte>(mask.Impl, yes.Impl, no.Impl, result);
                break;
            case 4:
                Choose<float>(mask.Impl, yes.Impl, no.Impl, result);
                break;
            default:
                Choose<double>(mask.Impl, yes.Impl, no.Impl, result);
                break;
        }

        var tensor = new Tensor(result);
        return !Graph.Records(x, y) ? tensor : Graph.Record("where", tensor, [x, y], [mask], static (node, grads, into) =>
        {
            var (left, right) = ((long[], long[]))node.State!;
            using var chosen = node.Saved(0);
            using var zero = zeros([], grads[0]!.dtype);
            if (node.Needs(0))
            {
                using var grad = Where(chosen, grads[0]!, zero);
                into[0] = Pointwise.SumTo(grad, left);
            }

            if (!node.Needs(1))
                return;
            using var other = Where(chosen, zero, grads[0]!);
            into[1] = Pointwise.SumTo(other, right);
        }, (x.shape, y.shape), composite: true);
    }

    /// <summary>Keeps one side of a diagonal of the last two dimensions, zero elsewhere.</summary>
    public static Tensor Triangle(Tensor x, long diagonal, bool upper)
    {
        if (x.ndim < 2)
            throw new InvalidOperationException($"triu/tril: needs at least two dimensions; the shape is {Shapes.Text(x.shape)}.");
        long rows = x.shape[^2], columns = x.shape[^1];
        using var mask = Tensor.Wrap(TensorImpl.New(ScalarType.Bool, [rows, columns]));
        for (var r = 0L; r < rows; r++)
        {
            for (var c = 0L; c < columns; c++)
                mask.Impl.Data<byte>()[r * columns + c] = (upper ? c - r >= diagonal : c - r <= diagonal) ? (byte)1 : (byte)0;
        }

        using var zero = zeros([], x.dtype);
        return Where(mask, x, zero);
    }

    private static void Choose<T>(TensorImpl mask, TensorImpl yes, TensorImpl no, TensorImpl y) where T : unmanaged
    {
        byte* m = mask.Data<byte>();
        T* a = yes.Data<T>(), b = no.Data<T>(), to = y.Data<T>();
        for (var i = 0L; i < y.Count; i++)
            to[i] = m[i] != 0 ? a[i] : b[i];
    }

    private static Tensor Full(Tensor x, long[] shape, ScalarType dtype)
    {
        using var view = Tensor.Wrap(x.Impl.View(shape, Shapes.BroadcastStrides(x.shape, x.Impl.Strides, shape), x.Impl.Offset));
        if (x.dtype != dtype)
            return Copying.Cast(view, dtype);
        return view.is_contiguous() ? view.Share() : Copying.Contiguous(view);
    }
}
