using TorchSharp.Autograd;
using TorchSharp.Compute;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Activation functions whose gradient is one fused pass over input and gradient.</summary>
internal static class Activations
{
    public static Tensor Gelu(Tensor x) => Fused<GeluOp, GeluGradientOp>("gelu", x);

    public static Tensor GeluTanh(Tensor x) => Fused<GeluTanhOp, GeluTanhGradientOp>("gelu", x);

    public static Tensor Silu(Tensor x) => Fused<SiluOp, SiluGradientOp>("silu", x);

    private static Tensor Fused<TOp, TGradient>(string name, Tensor x) where TOp : struct, IUnary where TGradient : struct, IBinary
    {
        if (!x.is_floating_point())
            throw new InvalidOperationException($"{name}: needs a floating-point tensor, not {x.dtype}.");
        var y = Pointwise.Map<TOp>(x);
        return !Graph.Records(x) ? y : Graph.Record(name, y, [x], [x], static (node, grads, into) =>
        {
            using var input = node.Saved(0);
            into[0] = Pointwise.Zip<TGradient>(input, grads[0]!, node.Name);
        });
    }
}
