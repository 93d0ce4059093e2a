using Replication.Models;
using static TorchSharp.torch;

namespace Replication.Measures.Depth;

/// <summary>A model's hidden states on a fixed set of probe windows.</summary>
public sealed class HiddenStates : IDisposable
{
    private readonly Tensor[] _layers;

    private HiddenStates(Tensor[] layers) => _layers = layers;

    /// <summary>L + 1 entries: 0 is the embeddings.</summary>
    public int Count => _layers.Length;

    /// <summary>[tokens, width] after block <paramref name="layer"/>, before any final norm.</summary>
    public Tensor this[int layer] => _layers[layer];

    /// <summary>Runs the model over all windows, a few at a time, without a graph.</summary>
    /// <param name="model">The model.</param>
    /// <param name="windows">[windows, length] int64 token ids without padding.</param>
    /// <param name="batchSize">Windows in one forward pass.</param>
    public static HiddenStates Collect(CausalLanguageModel model, Tensor windows, int batchSize = 16)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var wasTraining = model.training;
        model.eval();
        var parts = new List<List<Tensor>>();
        for (var first = 0L; first < windows.shape[0]; first += batchSize)
        {
            var count = Math.Min(batchSize, windows.shape[0] - first);
            var output = model.call(windows.narrow(0, first, count), null);
            for (var layer = 0; layer < output.HiddenStates.Count; layer++)
            {
                if (parts.Count == layer)
                    parts.Add([]);
                parts[layer].Add(output.HiddenStates[layer].reshape(-1, output.HiddenStates[layer].shape[2]));
            }
        }

        model.train(wasTraining);
        return new HiddenStates([.. parts.Select(p => cat(p, 0).DetachFromDisposeScope())]);
    }

    public void Dispose()
    {
        foreach (var layer in _layers)
            layer.Dispose();
    }
}
