using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Models;

/// <summary>A decoder that predicts the next token from those before it.</summary>
public abstract class CausalLanguageModel(string name) : LanguageModel(name)
{
    /// <summary>Mean next-token cross-entropy in nats.</summary>
    /// <param name="logits">[batch, length, vocabulary]</param>
    /// <param name="labels">[batch, length] int64; position t is predicted from 0..t−1, −100 is ignored.</param>
    public override Tensor Loss(Tensor logits, Tensor labels)
    {
        var length = logits.shape[1];
        using var predictions = logits.narrow(1, 0, length - 1);
        using var targets = labels.narrow(1, 1, length - 1);
        using var rows = predictions.reshape(-1, logits.shape[2]);
        using var classes = targets.reshape(-1);
        return functional.cross_entropy(rows, classes);
    }
}
