using Replication.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>Weight and bias of a whole linear layer, y = W·x + b: ∂/∂W = Σₜ gₜ·xₜᵀ, ∂/∂b = Σₜ gₜ.</summary>
public sealed class LinearPart : TangentPart
{
    private readonly bool _inputsFirst;

    /// <param name="name">Name of the layer in its model.</param>
    /// <param name="layer">The layer; not a packed one.</param>
    /// <param name="withBias">Whether the bias belongs to the part, where the layer has one.</param>
    /// <exception cref="InvalidOperationException">The layer is packed.</exception>
    public LinearPart(string name, LinearLayer layer, bool withBias = true)
        : base(layer)
    {
        _inputsFirst = layer.InputsFirst;
        Parameters = withBias && layer.Bias is { } bias
            ? [($"{name}.weight", layer.Weight), ($"{name}.bias", bias)]
            : [($"{name}.weight", layer.Weight)];
    }

    public override IReadOnlyList<(string Name, Parameter Parameter)> Parameters { get; }

    public override Func<Tensor, IReadOnlyList<Tensor>> GradientsOver(Tensor input) => outputGradient =>
    {
        var weight = _inputsFirst ? OuterProducts(input, outputGradient) : OuterProducts(outputGradient, input);
        return Parameters.Count == 1 ? [weight] : [weight, outputGradient.sum(1)];
    };
}
