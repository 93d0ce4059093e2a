using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Convolution of [batch, channels, length] over its last dimension.</summary>
public sealed class Conv1d : Convolution
{
    internal Conv1d(long inputs, long outputs, long width, long step, long pad, long gap, long parts, bool hasBias, ScalarType? dtype)
        : base(nameof(Conv1d), inputs, outputs, width, step, pad, gap, parts, hasBias, dtype)
    {
    }

    public override Tensor forward(Tensor input) => nn.functional.conv1d(input, weight, bias, stride[0], padding[0], dilation[0], groups);
}
