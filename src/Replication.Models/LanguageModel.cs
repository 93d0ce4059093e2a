using Replication.Random;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Models;

/// <summary>A stack of blocks over tokens, with a head.</summary>
public abstract class LanguageModel(string name) : Module<Tensor, Tensor?, ModelOutput>(name)
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

    /// <summary>Mean loss of the head's own task.</summary>
    /// <param name="logits">What the head gave.</param>
    /// <param name="labels">int64 classes in the shape that the head wants; −100 is ignored.</param>
    public abstract Tensor Loss(Tensor logits, Tensor labels);

    /// <summary>A whole forward pass.</summary>
    /// <param name="inputIds">[batch, length] int64 token ids.</param>
    /// <param name="attentionMask">[batch, length], 1 for tokens and 0 for padding; null where nothing is padded.</param>
    public abstract override ModelOutput forward(Tensor inputIds, Tensor? attentionMask);
}
