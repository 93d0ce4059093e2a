using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all convolutions have: a weight [outputs, inputs / groups, width], a bias and the way windows are laid.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    private protected Convolution(string name, long inputs, long outputs, long width, long step, long pad, long gap, long parts, bool hasBias, ScalarType? dtype)
        : base(name)
    {
        if (parts < 1 || inputs % parts != 0 || outputs % parts != 0)
            throw new ArgumentException($"{name}: {inputs} input and {outputs} output channels cannot be divided into {parts} groups.");
        (in_channels, out_channels, groups) = (inputs, outputs, parts);
        (kernel_size, stride, padding, dilation) = ([width], [step], [pad], [gap]);
        weight = new Parameter(zeros([outputs, inputs / parts, width], dtype));
        bias = hasBias ? new Parameter(zeros([outputs], dtype)) : null;
        RegisterComponents();
    }

    public Parameter weight { get; set; }

    public Parameter? bias { get; set; }

    public long in_channels { get; }

    public long out_channels { get; }

    public long groups { get; set; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[] padding { get; }

    public long[] dilation { get; set; }
}
