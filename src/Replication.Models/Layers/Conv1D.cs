using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Models.Layers;

/// <summary>GPT-2's linear layer, whose weight lies as [in, out].</summary>
public sealed class Conv1D : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    public Conv1D(long inputs, long outputs)
        : base(nameof(Conv1D))
    {
        weight = new Parameter(zeros(inputs, outputs));
        bias = new Parameter(zeros(outputs));
        RegisterComponents();
    }

    public Parameter Weight => weight;

    /// <summary>[.., in] → [.., out]</summary>
    public override Tensor forward(Tensor input)
    {
        using var rows = input.reshape(-1, weight.shape[0]);
        using var result = bias.addmm(rows, weight);
        return result.reshape([.. input.shape[..^1], weight.shape[1]]);
    }
}
