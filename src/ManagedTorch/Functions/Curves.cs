using TorchSharp.Autograd;
using TorchSharp.Compute;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Functions of one number, with gradients in terms of their input or output.</summary>
internal static class Curves
{
    public static Tensor Negate(Tensor x) => Of<NegateOp>("neg", x, null, static (g, _, _) => g.neg());

    public static Tensor Abs(Tensor x) => Of<AbsOp>("abs", x, null, static (g, input, _) =>
    {
        using var sign = input.sign();
        return g.mul(sign);
    });

    public static Tensor Sqrt(Tensor x) => Of<SqrtOp>("sqrt", x, null, static (g, _, root) =>
    {
        using var twice = root.add(root);
        return g.div(twice);
    });

    public static Tensor Rsqrt(Tensor x) => Of<RsqrtOp>("rsqrt", x, null, static (g, _, y) =>
    {
        using var square = y.mul(y);
        using var cube = square.mul(y);
        using var slope = cube.mul(-0.5);
        return g.mul(slope);
    });

    public static Tensor Reciprocal(Tensor x) => Of<ReciprocalOp>("reciprocal", x, null, static (g, _, y) =>
    {
        using var square = y.mul(y);
        using var slope = square.neg();
        return g.mul(slope);
    });

    public static Tensor Exp(Tensor x) => Of<ExpOp>("exp", x, null, static (g, _, y) => g.mul(y));

    public static Tensor Log(Tensor x) => Of<LogOp>("log", x, null, static (g, input, _) => g.div(input));

    public static Tensor Tanh(Tensor x) => Of<TanhOp>("tanh", x, null, static (g, _, y) =>
    {
        using var square = y.mul(y);
        using var slope = square.neg().add_(1);
        return g.mul(slope);
    });

    public static Tensor Sigmoid(Tensor x) => Of<SigmoidOp>("sigmoid", x, null, static (g, _, y) =>
    {
        using var complement = y.neg().add_(1);
        using var slope = complement.mul(y);
        return g.mul(slope);
    });

    public static Tensor Erf(Tensor x) => Of<ErfOp>("erf", x, null, static (g, input, _) =>
    {
        using var square = input.mul(input);
        using var bell = square.neg().exp();
        using var slope = bell.mul(1.1283791670955126);
        return g.mul(slope);
    });

    public static Tensor Relu(Tensor x) => Of<ReluOp>("relu", x, null, static (g, _, y) =>
    {
        using var mask = y.sign();
        return g.mul(mask);
    });

    private static Tensor Of<TOp>(string name, Tensor x, object? state, Func<Tensor, Tensor, Tensor, Tensor> gradient)
        where TOp : struct, IUnary
    {
        using var real = x.is_floating_point() || typeof(TOp) == typeof(NegateOp) || typeof(TOp) == typeof(AbsOp) ? null : Copying.Cast(x, ScalarType.Float32);
        var y = Pointwise.Map<TOp>(real ?? x);
        return !Graph.Records(x) ? y : Graph.Record(name, y, [x], [x, y], (node, grads, into) =>
        {
            using Tensor input = node.Saved(0), output = node.Saved(1);
            into[0] = gradient(grads[0]!, input, output);
        }, state);
    }
}
