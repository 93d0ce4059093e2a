using static TorchSharp.torch;

namespace Replication.Models.Layers;

/// <summary>GPT-2's linear layer, whose weight lies as [in, out].</summary>
public sealed class Conv1D(long inputs, long outputs) : LinearLayer(nameof(Conv1D), inputs, outputs, inputsFirst: true, hasBias: true)
{
    private protected override Tensor Product(Tensor input, Tensor weight, Tensor? bias)
    {
        using var rows = input.reshape(-1, Inputs);
        using var result = bias!.addmm(rows, weight);
        return result.reshape([.. input.shape[..^1], Outputs]);
    }
}
