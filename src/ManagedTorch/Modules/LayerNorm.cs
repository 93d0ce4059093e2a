using TorchSharp.Functions;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises over the last dimensions, then scales and shifts.</summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    internal LayerNorm(long[] shape, double epsilon, bool affine, bool hasBias, ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        normalized_shape = shape;
        eps = epsilon;
        elementwise_affine = affine;
        weight = affine ? new Parameter(ones(shape, dtype)) : null;
        bias = affine && hasBias ? new Parameter(zeros(shape, dtype)) : null;
        RegisterComponents();
    }

    public Parameter? weight { get; set; }

    public Parameter? bias { get; set; }

    public long[] normalized_shape { get; set; }

    public double eps { get; set; }

    public bool elementwise_affine { get; set; }

    public override Tensor forward(Tensor tensor) => LayerNorms.LayerNorm(tensor, normalized_shape, weight, bias, eps);
}
