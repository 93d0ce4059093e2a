using TorchSharp.Autograd;
using TorchSharp.Compute;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Elementwise operations without gradients: the raw material of the recorded ones.</summary>
internal static unsafe class Pointwise
{
    public static Tensor Map<TOp>(Tensor x, TOp op = default) where TOp : struct, IUnary
    {
        using var source = Readable(x, x.shape, out var nest);
        var y = TensorImpl.New(x.dtype, x.shape);
        var from = source?.Impl ?? x.Impl;
        switch (x.dtype)
        {
            case ScalarType.Float32:
                Elementwise.Map(nest, from.Data<float>(), y.Data<float>(), op);
                break;
            case ScalarType.Float64:
                Elementwise.Map(nest, from.Data<double>(), y.Data<double>(), op);
                break;
            case ScalarType.Int64:
                Elementwise.Map(nest, from.Data<long>(), y.Data<long>(), op);
                break;
            default:
                throw Dtypes.Unsupported(x.dtype);
        }

        return new Tensor(y);
    }

    public static Tensor Zip<TOp>(Tensor a, Tensor b, string name) where TOp : struct, IBinary
    {
        var shape = Shapes.Broadcast(a.shape, b.shape, name);
        var dtype = Dtypes.Promote(a.dtype, b.dtype);
        var y = TensorImpl.New(dtype, shape);
        ZipInto<TOp>(a, b, y);
        return new Tensor(y);
    }

    /// <summary>target = op(target, b), in place.</summary>
    public static void ZipInPlace<TOp>(Tensor target, Tensor b, string name) where TOp : struct, IBinary
    {
        var shape = Shapes.Broadcast(target.shape, b.shape, name);
        if (!shape.AsSpan().SequenceEqual(target.shape))
            throw new InvalidOperationException($"{name}: a tensor of shape {Shapes.Text(target.shape)} cannot take a result of shape {Shapes.Text(shape)} in place.");
        if (target.is_contiguous())
        {
            ZipInto<TOp>(target, b, target.Impl);
        }
        else
        {
            using var result = Zip<TOp>(target, b, name);
            Copying.Into(result, target);
        }

        target.Impl.Storage.Version++;
    }

    private static void ZipInto<TOp>(Tensor a, Tensor b, TensorImpl y) where TOp : struct, IBinary
    {
        using var left = a.dtype == y.Dtype ? null : Copying.Cast(a, y.Dtype);
        using var right = b.dtype == y.Dtype ? null : Copying.Cast(b, y.Dtype);
        var (x, z) = (left ?? a, right ?? b);
        var sx = Shapes.BroadcastStrides(x.shape, x.Impl.Strides, y.Shape);
        var sz = Shapes.BroadcastStrides(z.shape, z.Impl.Strides, y.Shape);
        var nest = Nest.Of(y.Shape, sx, sz);
        using var flatX = nest.InnerStride(0) is 0 or 1 ? null : Copying.Contiguous(x);
        using var flatZ = nest.InnerStride(1) is 0 or 1 ? null : Copying.Contiguous(z);
        if (flatX is not null || flatZ is not null)
        {
            (x, z) = (flatX ?? x, flatZ ?? z);
            nest = Nest.Of(
                y.Shape,
                Shapes.BroadcastStrides(x.shape, x.Impl.Strides, y.Shape),
                Shapes.BroadcastStrides(z.shape, z.Impl.Strides, y.Shape));
        }

        switch (y.Dtype)
        {
            case ScalarType.Float32:
                Elementwise.Zip(nest, x.Impl.Data<float>(), z.Impl.Data<float>(), y.Data<float>(), default(TOp));
                break;
            case ScalarType.Float64:
                Elementwise.Zip(nest, x.Impl.Data<double>(), z.Impl.Data<double>(), y.Data<double>(), default(TOp));
                break;
            case ScalarType.Int64:
                Elementwise.Zip(nest, x.Impl.Data<long>(), z.Impl.Data<long>(), y.Data<long>(), default(TOp));
                break;
            default:
                throw Dtypes.Unsupported(y.Dtype);
        }
    }

    /// <summary>A nest over x with inner stride 0 or 1; a contiguous copy where x itself has none (else null).</summary>
    private static Tensor? Readable(Tensor x, long[] shape, out Nest nest)
    {
        nest = Nest.Of(shape, x.Impl.Strides);
        if (nest.InnerStride(0) is 0 or 1)
            return null;
        var copy = Copying.Contiguous(x);
        nest = Nest.Of(shape, copy.Impl.Strides);
        return copy;
    }

    /// <summary>A zero-dimensional tensor for the other operand of <paramref name="beside"/>, in no scope.</summary>
    public static Tensor Of(Scalar scalar, Tensor beside)
    {
        var dtype = scalar.Type == ScalarType.Float64 && !beside.is_floating_point() ? ScalarType.Float32
            : beside.dtype == ScalarType.Bool ? ScalarType.Int64 : beside.dtype;
        var impl = TensorImpl.New(dtype, []);
        Copying.Fill(impl, scalar);
        return Tensor.Wrap(impl);
    }

    /// <summary>Sums a gradient over the dimensions along which a tensor of <paramref name="shape"/> was repeated.</summary>
    public static Tensor SumTo(Tensor grad, long[] shape)
    {
        if (grad.shape.AsSpan().SequenceEqual(shape))
            return grad.Share();
        var extra = grad.shape.Length - shape.Length;
        var dims = new List<long>();
        for (var d = 0; d < grad.shape.Length; d++)
        {
            if (d < extra || (shape[d - extra] == 1 && grad.shape[d] != 1))
                dims.Add(d);
        }

        using var sum = dims.Count == 0 ? grad.Share() : grad.sum([.. dims], keepdim: true);
        return sum.reshape(shape);
    }
}
