using TorchSharp.Autograd;
using TorchSharp.Compute;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Broadcasting arithmetic with gradients.</summary>
internal static class Arithmetic
{
    public static Tensor Add(Tensor a, Tensor b)
    {
        var y = Pointwise.Zip<AddOp>(a, b, "add");
        return !Graph.Records(a, b) ? y : Graph.Record("add", y, [a, b], [], static (node, grads, into) =>
        {
            var (left, right) = ((long[], long[]))node.State!;
            if (node.Needs(0)) into[0] = Pointwise.SumTo(grads[0]!, left);
            if (node.Needs(1)) into[1] = Pointwise.SumTo(grads[0]!, right);
        }, (a.shape, b.shape), composite: true);
    }

    public static Tensor Subtract(Tensor a, Tensor b)
    {
        var y = Pointwise.Zip<SubtractOp>(a, b, "sub");
        return !Graph.Records(a, b) ? y : Graph.Record("sub", y, [a, b], [], static (node, grads, into) =>
        {
            var (left, right) = ((long[], long[]))node.State!;
            if (node.Needs(0)) into[0] = Pointwise.SumTo(grads[0]!, left);
            if (!node.Needs(1)) return;
            using var negative = grads[0]!.neg();
            into[1] = Pointwise.SumTo(negative, right);
        }, (a.shape, b.shape), composite: true);
    }

    public static Tensor Multiply(Tensor a, Tensor b)
    {
        var y = Pointwise.Zip<MultiplyOp>(a, b, "mul");
        return !Graph.Records(a, b) ? y : Graph.Record("mul", y, [a, b], [a, b], static (node, grads, into) =>
        {
            using Tensor left = node.Saved(0), right = node.Saved(1);
            if (node.Needs(0)) into[0] = SumTo(grads[0]!.mul(right), left);
            if (node.Needs(1)) into[1] = SumTo(grads[0]!.mul(left), right);
        }, composite: true);
    }

    public static Tensor Divide(Tensor a, Tensor b)
    {
        if (!a.is_floating_point() && !b.is_floating_point())
        {
            using var left = Copying.Cast(a, ScalarType.Float32);
            return Divide(left, b);
        }

        var y = Pointwise.Zip<DivideOp>(a, b, "div");
        return !Graph.Records(a, b) ? y : Graph.Record("div", y, [a, b], [a, b], static (node, grads, into) =>
        {
            using Tensor left = node.Saved(0), right = node.Saved(1);
            if (node.Needs(0)) into[0] = SumTo(grads[0]!.div(right), left);
            if (!node.Needs(1)) return;
            using var product = grads[0]!.mul(left);
            using var square = right.mul(right);
            using var quotient = product.div(square);
            into[1] = SumTo(quotient.neg(), right);
        }, composite: true);
    }

    private static Tensor SumTo(Tensor grad, Tensor like)
    {
        using (grad)
            return Pointwise.SumTo(grad, like.shape);
    }
}
