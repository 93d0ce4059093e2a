using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Models.Layers;

/// <summary>Root-mean-square norm (Zhang and Sennrich 2019, eq. 4): x/√(mean(x²) + ε)·w over the last dimension.</summary>
public sealed class RmsNorm : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly double _epsilon;

    public RmsNorm(long width, double epsilon)
        : base(nameof(RmsNorm))
    {
        _epsilon = epsilon;
        weight = new Parameter(ones(width));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => x * (x * x).mean([-1L], keepdim: true).add(_epsilon).rsqrt() * weight;
}
