using TorchSharp.Autograd;
using TorchSharp.Compute;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Further functions of one number, with gradients.</summary>
internal static class SmoothCurves
{
    public static Tensor Sin(Tensor x) => Of("sin", x, new SinFunction(), static (g, input, _) =>
    {
        using var slope = Cos(input);
        return g.mul(slope);
    });

    public static Tensor Cos(Tensor x) => Of("cos", x, new CosFunction(), static (g, input, _) =>
    {
        using var sine = Sin(input);
        using var slope = sine.neg();
        return g.mul(slope);
    });

    public static Tensor Log1p(Tensor x) => Of("log1p", x, new Log1pFunction(), static (g, input, _) =>
    {
        using var shifted = input.add(1);
        return g.div(shifted);
    });

    public static Tensor Expm1(Tensor x) => Of("expm1", x, new Expm1Function(), static (g, _, y) =>
    {
        using var slope = y.add(1);
        return g.mul(slope);
    });

    public static Tensor Softplus(Tensor x, double beta, double threshold)
    {
        NeedsReal(x, "softplus");
        var y = Pointwise.Map(x, new Widened<SoftplusFunction>(new SoftplusFunction(beta, threshold)));
        return !Graph.Records(x) ? y : Graph.Record("softplus", y, [x], [x], static (node, grads, into) =>
        {
            using var input = node.Saved(0);
            var (b, limit) = ((double, double))node.State!;
            using var slope = Pointwise.Map(input, new Widened<SoftplusSlopeFunction>(new SoftplusSlopeFunction(b, limit)));
            into[0] = grads[0]!.mul(slope);
        }, (beta, threshold));
    }

    /// <summary>Between two bounds; the gradient passes where the element lies within them, bounds included.</summary>
    public static Tensor Clamp(Tensor x, Scalar? min, Scalar? max)
    {
        if (min is null && max is null)
            throw new ArgumentException("clamp: at least one of min and max must be given.");
        if (!x.is_floating_point() && (min ?? max)!.Type == ScalarType.Float64)
        {
            using var real = Copying.Cast(x, ScalarType.Float32);
            return Clamp(real, min, max);
        }

        var y = Pointwise.Map(x, new ClampOp(min, max));
        return !Graph.Records(x) ? y : Graph.Record("clamp", y, [x], [x, y], static (node, grads, into) =>
        {
            using Tensor input = node.Saved(0), output = node.Saved(1);
            using var within = input.eq(output);
            using var mask = within.to(input.dtype);
            into[0] = grads[0]!.mul(mask);
        }, composite: true);
    }

    /// <summary>A step function: its gradient is zero everywhere.</summary>
    public static Tensor Step<TFunction>(string name, Tensor x) where TFunction : struct, IScalarFunction =>
        x.is_floating_point() ? Of(name, x, new TFunction(), static (g, _, _) => zeros_like(g)) : x.clone();

    private static Tensor Of<TFunction>(string name, Tensor x, TFunction function, Func<Tensor, Tensor, Tensor, Tensor> gradient)
        where TFunction : struct, IScalarFunction
    {
        using var real = x.is_floating_point() ? x.Share() : Copying.Cast(x, ScalarType.Float32);
        var y = Pointwise.Map(real, new Laned<TFunction>(function));
        return !Graph.Records(x) ? y : Graph.Record(name, y, [x], [x, y], (node, grads, into) =>
        {
            using Tensor input = node.Saved(0), output = node.Saved(1);
            into[0] = gradient(grads[0]!, input, output);
        }, composite: true);
    }

    private static void NeedsReal(Tensor x, string name)
    {
        if (!x.is_floating_point())
            throw new InvalidOperationException($"{name}: needs a floating-point tensor, not {x.dtype} of shape {Memory.Shapes.Text(x.shape)}.");
    }
}
