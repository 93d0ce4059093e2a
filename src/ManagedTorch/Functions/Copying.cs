using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Compute;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Copies between layouts and element types, without gradients.</summary>
internal static unsafe class Copying
{
    /// <summary>A contiguous copy that no scope owns.</summary>
    public static Tensor Contiguous(Tensor x)
    {
        var y = TensorImpl.New(x.dtype, x.shape);
        Strided(x.Impl, y);
        return Tensor.Wrap(y);
    }

    /// <summary>A copy in another element type that no scope owns.</summary>
    public static Tensor Cast(Tensor x, ScalarType dtype)
    {
        using var source = x.is_contiguous() ? x.Share() : Contiguous(x);
        var y = TensorImpl.New(dtype, x.shape);
        switch (x.dtype)
        {
            case ScalarType.Float32:
                CastFrom(source.Impl.Data<float>(), y);
                break;
            case ScalarType.Float64:
                CastFrom(source.Impl.Data<double>(), y);
                break;
            case ScalarType.Int64:
                CastFrom(source.Impl.Data<long>(), y);
                break;
            case ScalarType.Bool or ScalarType.Byte:
                CastFrom(source.Impl.Data<byte>(), y);
                break;
            default:
                throw Dtypes.Unsupported(x.dtype);
        }

        return Tensor.Wrap(y);
    }

    /// <summary>Writes <paramref name="source"/> (broadcast and cast as needed) into the places that <paramref name="target"/> views.</summary>
    public static void Into(Tensor source, Tensor target)
    {
        using var cast = source.dtype == target.dtype ? source.Share() : Cast(source, target.dtype);
        var strides = Shapes.BroadcastStrides(cast.shape, cast.Impl.Strides, Shapes.Broadcast(cast.shape, target.shape, "copy_"));
        var (from, to) = (cast.Impl, target.Impl);
        switch (Dtypes.Size(to.Dtype))
        {
            case 1:
                Scatter<byte>(from, strides, to);
                break;
            case 4:
                Scatter<float>(from, strides, to);
                break;
            default:
                Scatter<double>(from, strides, to);
                break;
        }

        to.Storage.Version++;
    }

    public static void Fill(TensorImpl target, Scalar value)
    {
        switch (target.Dtype)
        {
            case ScalarType.Float32:
                Fill(target, (float)value.Real);
                break;
            case ScalarType.Float64:
                Fill(target, value.Real);
                break;
            case ScalarType.Int64:
                Fill(target, value.Integer);
                break;
            case ScalarType.Bool:
                Fill(target, (byte)(value.Real != 0 ? 1 : 0));
                break;
            default:
                throw Dtypes.Unsupported(target.Dtype);
        }
    }

    private static void Fill<T>(TensorImpl target, T value) where T : unmanaged
    {
        if (!target.IsContiguous)
            throw new InvalidOperationException("Only a contiguous tensor can be filled.");
        new Span<T>(target.Data<T>(), checked((int)target.Count)).Fill(value);
    }

    private static void Strided(TensorImpl x, TensorImpl y)
    {
        switch (Dtypes.Size(x.Dtype))
        {
            case 1:
                Gather<byte>(x, y);
                break;
            case 4:
                Gather<float>(x, y);
                break;
            default:
                Gather<double>(x, y);
                break;
        }
    }

    private static void Gather<T>(TensorImpl x, TensorImpl y) where T : unmanaged
    {
        var nest = Nest.Of(x.Shape, x.Strides);
        var step = nest.InnerStride(0);
        var inner = nest.Inner;
        T* from = x.Data<T>(), to = y.Data<T>();
        nest.Run((row, first, count) =>
        {
            var a = from + nest.Offset(0, row) + first * step;
            var b = to + row * inner + first;
            if (step == 1)
            {
                Unsafe.CopyBlockUnaligned(b, a, checked((uint)(count * sizeof(T))));
                return;
            }

            for (var i = 0L; i < count; i++)
                b[i] = a[i * step];
        });
    }

    private static void Scatter<T>(TensorImpl x, long[] strides, TensorImpl y) where T : unmanaged
    {
        var nest = Nest.Of(y.Shape, strides, y.Strides);
        var (stepX, stepY) = (nest.InnerStride(0), nest.InnerStride(1));
        T* from = x.Data<T>(), to = y.Data<T>();
        nest.Run((row, first, count) =>
        {
            var a = from + nest.Offset(0, row) + first * stepX;
            var b = to + nest.Offset(1, row) + first * stepY;
            if (stepX == 1 && stepY == 1)
            {
                Unsafe.CopyBlockUnaligned(b, a, checked((uint)(count * sizeof(T))));
                return;
            }

            for (var i = 0L; i < count; i++)
                b[i * stepY] = a[i * stepX];
        });
    }

    private static void CastFrom<TFrom>(TFrom* x, TensorImpl y) where TFrom : unmanaged, INumberBase<TFrom>
    {
        switch (y.Dtype)
        {
            case ScalarType.Float32:
                Cast(x, y.Data<float>(), y.Count);
                break;
            case ScalarType.Float64:
                Cast(x, y.Data<double>(), y.Count);
                break;
            case ScalarType.Int64:
                CastToInteger(x, y.Data<long>(), y.Count);
                break;
            case ScalarType.Bool:
                for (var i = 0L; i < y.Count; i++)
                    y.Data<byte>()[i] = TFrom.IsZero(x[i]) ? (byte)0 : (byte)1;
                break;
            case ScalarType.Byte:
                throw new NotSupportedException("Numbers of other types do not become Byte in the managed engine; make the tensor of a byte array.");
            default:
                throw Dtypes.Unsupported(y.Dtype);
        }
    }

    private static void Cast<TFrom, TTo>(TFrom* x, TTo* y, long count)
        where TFrom : unmanaged, INumberBase<TFrom> where TTo : unmanaged, INumberBase<TTo>
    {
        for (var i = 0L; i < count; i++)
            y[i] = TTo.CreateTruncating(x[i]);
    }

    // Saturates, and turns NaN into 0, on every processor alike.
    private static void CastToInteger<TFrom>(TFrom* x, long* y, long count) where TFrom : unmanaged, INumberBase<TFrom>
    {
        for (var i = 0L; i < count; i++)
            y[i] = long.CreateSaturating(x[i]);
    }
}
