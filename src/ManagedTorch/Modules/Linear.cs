using TorchSharp.Functions;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x·Wᵀ + b with W of shape [out, in].</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    internal Linear(long inputs, long outputs, bool hasBias, ScalarType? dtype)
        : base(nameof(Linear))
    {
        in_features = inputs;
        out_features = outputs;
        weight = new Parameter(zeros([outputs, inputs], dtype));
        bias = hasBias ? new Parameter(zeros([outputs], dtype)) : null;
        RegisterComponents();
    }

    public Parameter weight { get; set; }

    public Parameter? bias { get; set; }

    public long in_features { get; set; }

    public long out_features { get; set; }

    public override Tensor forward(Tensor tensor) => Products.Linear(tensor, weight, bias);
}
