using System.Numerics;
using TorchSharp.Compute;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Broadcasting comparisons and tests of single elements. int64 is compared as int64, so nothing is rounded.</summary>
internal static unsafe class Comparing
{
    public static Tensor Run<TOp>(Tensor a, Tensor b, string name) where TOp : struct, IComparison
    {
        var shape = Shapes.Broadcast(a.shape, b.shape, name);
        var dtype = Dtypes.Promote(a.dtype, b.dtype);
        using var left = a.dtype == dtype ? a.Share() : Copying.Cast(a, dtype);
        using var right = b.dtype == dtype ? b.Share() : Copying.Cast(b, dtype);
        var y = TensorImpl.New(ScalarType.Bool, shape);
        switch (dtype)
        {
            case ScalarType.Float32:
                Compare<float, TOp>(left.Impl, right.Impl, y);
                break;
            case ScalarType.Float64:
                Compare<double, TOp>(left.Impl, right.Impl, y);
                break;
            case ScalarType.Int64:
                Compare<long, TOp>(left.Impl, right.Impl, y);
                break;
            default:
                Compare<byte, TOp>(left.Impl, right.Impl, y);
                break;
        }

        return new Tensor(y);
    }

    /// <summary>A tensor against a number; an int64 tensor against a fraction is compared in float64, not rounded to float32.</summary>
    public static Tensor Run<TOp>(Tensor a, Scalar number, string name) where TOp : struct, IComparison
    {
        var dtype = a.is_floating_point() ? a.dtype : number.Type == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Int64;
        var impl = TensorImpl.New(dtype, []);
        Copying.Fill(impl, number);
        using var other = Tensor.Wrap(impl);
        return Run<TOp>(a, other, name);
    }

    /// <summary>A bool for every element of a floating-point tensor; whole numbers are finite and numbers.</summary>
    public static Tensor Test(Tensor x, Func<double, bool> holds)
    {
        var y = TensorImpl.New(ScalarType.Bool, x.shape);
        using var source = x.is_contiguous() ? x.Share() : Copying.Contiguous(x);
        for (var i = 0L; i < y.Count; i++)
        {
            var value = x.dtype switch
            {
                ScalarType.Float32 => source.Impl.Data<float>()[i],
                ScalarType.Float64 => source.Impl.Data<double>()[i],
                _ => 0.0,
            };
            y.Data<byte>()[i] = holds(value) ? (byte)1 : (byte)0;
        }

        return new Tensor(y);
    }

    private static void Compare<T, TOp>(TensorImpl a, TensorImpl b, TensorImpl y)
        where T : unmanaged, IComparisonOperators<T, T, bool> where TOp : struct, IComparison
    {
        var nest = Nest.Of(y.Shape, Shapes.BroadcastStrides(a.Shape, a.Strides, y.Shape), Shapes.BroadcastStrides(b.Shape, b.Strides, y.Shape));
        long stepA = nest.InnerStride(0), stepB = nest.InnerStride(1), inner = nest.Inner;
        T* left = a.Data<T>(), right = b.Data<T>();
        var to = y.Data<byte>();
        nest.Run((row, first, count) =>
        {
            var op = default(TOp);
            var x = left + nest.Offset(0, row) + first * stepA;
            var z = right + nest.Offset(1, row) + first * stepB;
            var result = to + row * inner + first;
            for (var i = 0L; i < count; i++)
                result[i] = op.Holds(x[i * stepA], z[i * stepB]) ? (byte)1 : (byte)0;
        });
    }
}
