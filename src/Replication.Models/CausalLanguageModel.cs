using Replication.Random;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Models;

/// <summary>A decoder that predicts the next token from those before it.</summary>
public abstract class CausalLanguageModel(string name) : Module<Tensor, Tensor?, ModelOutput>(name)
{
    public abstract BlockType BlockType { get; }

    /// <summary>The blocks from input to output; block ℓ makes hidden state ℓ.</summary>
    public abstract IReadOnlyList<Module> Blocks { get; }

    public abstract int ContextLength { get; }

    public abstract int VocabularySize { get; }

    /// <summary>Fields of <c>config.json</c> as Hugging Face names them.</summary>
    public abstract IReadOnlyDictionary<string, object> Configuration { get; }

    /// <summary>Fresh weights from the model's own random stream, as its paper draws them.</summary>
    public abstract void Initialise(RandomStream stream);

    /// <summary>A whole forward pass.</summary>
    /// <param name="inputIds">[batch, length] int64 token ids.</param>
    /// <param name="attentionMask">[batch, length], 1 for tokens and 0 for padding; null where nothing is padded.</param>
    public abstract override ModelOutput forward(Tensor inputIds, Tensor? attentionMask);

    /// <summary>Mean next-token cross-entropy in nats.</summary>
    /// <param name="logits">[batch, length, vocabulary]</param>
    /// <param name="labels">[batch, length] int64; position t is predicted from 0..t−1, −100 is ignored.</param>
    public static Tensor NextTokenLoss(Tensor logits, Tensor labels)
    {
        var length = logits.shape[1];
        using var predictions = logits.narrow(1, 0, length - 1);
        using var targets = labels.narrow(1, 1, length - 1);
        using var rows = predictions.reshape(-1, logits.shape[2]);
        using var classes = targets.reshape(-1);
        return functional.cross_entropy(rows, classes);
    }
}
