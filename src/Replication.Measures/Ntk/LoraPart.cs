using Replication.Models.Adapters;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>
/// The two matrices of one adapter, y = W·x + s·B·A·x with s = α/r: ∂/∂B = s·Σₜ gₜ·(A·xₜ)ᵀ and ∂/∂A = s·Σₜ (Bᵀ·gₜ)·xₜᵀ.
/// Inputs and gradients are first brought down to r numbers a token; ∂/∂W, [out, in], is never formed.
/// </summary>
/// <param name="adapter">The adapter.</param>
/// <param name="layer">The layer that it adapts.</param>
public sealed class LoraPart(LoraLayer adapter, nn.Module<Tensor, Tensor> layer) : TangentPart(layer)
{
    public override IReadOnlyList<(string Name, Parameter Parameter)> Parameters { get; } =
        [($"{adapter.Name}.lora_A.weight", adapter.A), ($"{adapter.Name}.lora_B.weight", adapter.B)];

    public override Func<Tensor, IReadOnlyList<Tensor>> GradientsOver(Tensor input)
    {
        var lowInput = input.matmul(adapter.A.t()); // (N, T, r)
        return outputGradient =>
        {
            var scaled = outputGradient * adapter.Scaling;
            var lowGradient = scaled.matmul(adapter.B); // (N, T, r)
            return [OuterProducts(lowGradient, input), OuterProducts(scaled, lowInput)];
        };
    }
}
