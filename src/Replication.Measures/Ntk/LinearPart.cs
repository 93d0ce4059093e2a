using Replication.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>Weight and bias of a whole linear layer, y = W·x + b: ∂/∂W = Σₜ gₜ·xₜᵀ, ∂/∂b = Σₜ gₜ.</summary>
public sealed class LinearPart : TangentPart
{
    private readonly bool _inputsFirst;

    /// <param name="name">Name of the layer in its model.</param>
    /// <param name="layer">A <see cref="Linear"/> or a <see cref="Conv1D"/>.</param>
    /// <param name="withBias">Whether the bias belongs to the part, where the layer has one.</param>
    public LinearPart(string name, nn.Module<Tensor, Tensor> layer, bool withBias = true)
        : base(layer)
    {
        _inputsFirst = layer is Conv1D;
        var own = layer.named_parameters().Where(p => p.name == "weight" || (withBias && p.name == "bias")).ToDictionary(p => p.name, p => p.parameter);
        if (layer is not (Linear or Conv1D))
            throw new ArgumentException($"'{name}' is a {layer.GetName()}; per-example gradients are known for linear layers only.", nameof(layer));
        Parameters = own.TryGetValue("bias", out var bias)
            ? [($"{name}.weight", own["weight"]), ($"{name}.bias", bias)]
            : [($"{name}.weight", own["weight"])];
    }

    public override IReadOnlyList<(string Name, Parameter Parameter)> Parameters { get; }

    public override IReadOnlyList<Tensor> Gradients(Tensor input, Tensor outputGradient)
    {
        var weight = _inputsFirst ? OuterProducts(input, outputGradient) : OuterProducts(outputGradient, input);
        return Parameters.Count == 1 ? [weight] : [weight, outputGradient.sum(1)];
    }
}
