using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>
/// Watches one layer: keeps the input of every call, and adds a zero to its output whose gradient is the output's.
/// The zero is a leaf, so that the gradient is there even where every parameter of the model is frozen.
/// </summary>
internal sealed class LayerCapture : IDisposable
{
    private readonly Action _unhook;

    public LayerCapture(TangentPart part)
    {
        Part = part;
        var hook = part.Layer.register_forward_hook((_, input, output) =>
        {
            var probe = zeros(output.shape, dtype: output.dtype, device: output.device, requires_grad: true);
            Calls.Add((input.detach(), probe));
            return output + probe;
        });
        _unhook = hook.remove;
    }

    public TangentPart Part { get; }

    /// <summary>[examples, .., in] and [examples, .., out] of every call since the last clearing.</summary>
    public List<(Tensor Input, Tensor Probe)> Calls { get; } = [];

    public void Dispose() => _unhook();

    /// <summary>[examples, .., width] → [examples, tokens, width]</summary>
    public static Tensor Tokens(Tensor x, long examples) => x.ndim >= 2 && x.shape[0] == examples
        ? x.reshape(examples, -1, x.shape[^1])
        : throw new InvalidOperationException($"A layer saw an input of shape [{string.Join(", ", x.shape)}] for {examples} examples; per-example gradients need the examples first.");
}
