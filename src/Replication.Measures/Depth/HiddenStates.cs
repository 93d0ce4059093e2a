using Replication.Models;
using Replication.Models.Layers;
using static TorchSharp.torch;

namespace Replication.Measures.Depth;

/// <summary>A model's hidden states on a fixed set of probe sequences, one row for every token that is no padding.</summary>
public sealed class HiddenStates : IDisposable
{
    private readonly Tensor[] _layers;

    private HiddenStates(Tensor[] layers) => _layers = layers;

    /// <summary>L + 1 entries: 0 is the embeddings.</summary>
    public int Count => _layers.Length;

    /// <summary>[tokens, width] after block <paramref name="layer"/>, before any final norm.</summary>
    public Tensor this[int layer] => _layers[layer];

    /// <summary>Runs the model over all sequences, a few at a time, without a graph.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputs">[sequences, length] int64 token ids.</param>
    /// <param name="mask">[sequences, length], 1 for tokens and 0 for padding on the right; null where nothing is padded.</param>
    /// <param name="batchSize">Sequences in one forward pass.</param>
    /// <exception cref="ArgumentException">A token follows padding.</exception>
    public static HiddenStates Collect(LanguageModel model, Tensor inputs, Tensor? mask = null, int batchSize = 16)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        Padding.RequireOnTheRight(mask);
        var wasTraining = model.training;
        var device = model.parameters().First().device;
        model.eval();
        var parts = new List<List<Tensor>>();
        for (var first = 0L; first < inputs.shape[0]; first += batchSize)
        {
            // What a pass makes beside the hidden states goes with it.
            using var pass = NewDisposeScope();
            var count = Math.Min(batchSize, inputs.shape[0] - first);
            var padding = mask?.narrow(0, first, count).to(device);
            var output = model.call(inputs.narrow(0, first, count).to(device), padding);
            var tokens = padding?.reshape(-1).nonzero().squeeze(1);
            for (var layer = 0; layer < output.HiddenStates.Count; layer++)
            {
                if (parts.Count == layer)
                    parts.Add([]);
                var rows = output.HiddenStates[layer].reshape(-1, output.HiddenStates[layer].shape[2]);
                parts[layer].Add((tokens is null ? rows : rows.index_select(0, tokens)).MoveToOuterDisposeScope());
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
