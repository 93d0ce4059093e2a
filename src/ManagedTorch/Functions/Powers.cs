using TorchSharp.Autograd;
using TorchSharp.Compute;
using TorchSharp.Memory;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Powers with gradients; the small whole exponents are products, as exact as multiplication is.</summary>
internal static unsafe class Powers
{
    public static Tensor Pow(Tensor x, Scalar exponent)
    {
        if (!x.is_floating_point())
            return exponent.Type == ScalarType.Int64 && exponent.Integer >= 0 ? Whole(x, exponent.Integer) : Fractional(x, exponent.Real);
        using var quiet = no_grad();
        var y = exponent.Real switch
        {
            0.5 => Pointwise.Map<SqrtOp>(x),
            1 => Pointwise.Map<CopyOp>(x),
            2 => Pointwise.Zip<MultiplyOp>(x, x, "pow"),
            -1 => Pointwise.Map<ReciprocalOp>(x),
            -0.5 => Pointwise.Map<RsqrtOp>(x),
            _ => Pointwise.Map(x, new Laned<PowerFunction>(new PowerFunction(exponent.Real))),
        };
        quiet.Dispose();
        return !Graph.Records(x) ? y : Graph.Record("pow", y, [x], [x], static (node, grads, into) =>
        {
            using var input = node.Saved(0);
            var power = (double)node.State!;
            if (power == 0)
            {
                into[0] = zeros_like(input);
                return;
            }

            using var lower = Pow(input, power - 1);
            using var slope = lower.mul(power);
            into[0] = grads[0]!.mul(slope);
        }, exponent.Real, composite: true);
    }

    /// <summary>Element by element, broadcast; both gradients, that of the exponent being 0 where the base is 0.</summary>
    public static Tensor Pow(Tensor x, Tensor exponent)
    {
        var dtype = Dtypes.Promote(Dtypes.Promote(x.dtype, exponent.dtype), ScalarType.Float32);
        using Tensor left = x.to(dtype), right = exponent.to(dtype);
        var shape = Shapes.Broadcast(x.shape, exponent.shape, "pow");
        using Tensor bases = Flat(left, shape), exponents = Flat(right, shape);
        var y = TensorImpl.New(dtype, shape);
        for (var i = 0L; i < y.Count; i++)
        {
            if (dtype == ScalarType.Float32)
                y.Data<float>()[i] = (float)ScalarPower.Pow(bases.Impl.Data<float>()[i], exponents.Impl.Data<float>()[i]);
            else
                y.Data<double>()[i] = ScalarPower.Pow(bases.Impl.Data<double>()[i], exponents.Impl.Data<double>()[i]);
        }

        var result = new Tensor(y);
        return !Graph.Records(left, right) ? result : Graph.Record("pow", result, [left, right], [left, right, result], static (node, grads, into) =>
        {
            using Tensor x = node.Saved(0), power = node.Saved(1), value = node.Saved(2);
            if (node.Needs(0))
            {
                using var less = power.sub(1);
                using var lower = Pow(x, less);
                using var slope = lower.mul(power);
                using var grad = grads[0]!.mul(slope);
                into[0] = Pointwise.SumTo(grad, x.shape);
            }

            if (!node.Needs(1))
                return;
            using var log = x.log();
            using var growth = value.mul(log);
            using var isZero = x.eq(0);
            using var zero = zeros([], x.dtype);
            using var finite = Selections.Where(isZero, zero, growth);
            using var share = grads[0]!.mul(finite);
            into[1] = Pointwise.SumTo(share, power.shape);
        });
    }

    private static Tensor Fractional(Tensor x, double exponent)
    {
        using var real = Copying.Cast(x, ScalarType.Float32);
        return Pow(real, exponent);
    }

    private static Tensor Whole(Tensor x, long exponent)
    {
        using var source = Copying.Cast(x, ScalarType.Int64);
        var y = TensorImpl.New(ScalarType.Int64, x.shape);
        for (var i = 0L; i < y.Count; i++)
        {
            long factor = source.Impl.Data<long>()[i], product = 1;
            for (var rest = exponent; rest > 0; rest >>= 1)
            {
                if ((rest & 1) != 0)
                    product = unchecked(product * factor);
                factor = unchecked(factor * factor);
            }

            y.Data<long>()[i] = product;
        }

        return new Tensor(y);
    }

    private static Tensor Flat(Tensor x, long[] shape)
    {
        using var view = Tensor.Wrap(x.Impl.View(shape, Shapes.BroadcastStrides(x.shape, x.Impl.Strides, shape), x.Impl.Offset));
        return view.is_contiguous() ? view.Share() : Copying.Contiguous(view);
    }
}
