using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Replication.Models.Layers;

/// <summary>x·Wᵀ + b with W of shape [out, in]; all zero until it is initialised.</summary>
public sealed class Dense(long inputs, long outputs, bool hasBias = true)
    : LinearLayer(nameof(Dense), inputs, outputs, inputsFirst: false, hasBias)
{
    private protected override Tensor Product(Tensor input, Tensor weight, Tensor? bias) => F.linear(input, weight, bias);
}
