using Replication.Models.Checkpoints;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Models.Layers;

/// <summary>Activation functions by the names that <c>config.json</c> gives them.</summary>
public static class Activation
{
    /// <exception cref="CheckpointException">The name is not known.</exception>
    public static Func<Tensor, Tensor> Named(string name) => name switch
    {
        "gelu" => x => functional.gelu(x),
        "gelu_new" or "gelu_pytorch_tanh" or "gelu_fast" => x => functional.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh),
        "relu" => x => functional.relu(x),
        "silu" or "swish" => x => functional.silu(x),
        _ => throw new CheckpointException($"Activation '{name}' is not known; gelu, gelu_new, relu and silu are."),
    };
}
