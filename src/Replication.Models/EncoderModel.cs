using Replication.Models.Architectures;
using Replication.Models.Layers;
using Replication.Random;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Models;

/// <summary>An encoder whose every token sees every other, with one of three heads.</summary>
public abstract class EncoderModel(string name, EncoderConfig config) : LanguageModel(name)
{
    public override BlockType BlockType => BlockType.Sequential;

    public override int ContextLength => config.ContextLength;

    public override int VocabularySize => config.VocabularySize;

    public HeadKind Head => config.Head;

    /// <summary>N(0, 0.02²) for every matrix and table; biases 0, norms 1 (Devlin et al. 2019, as released).</summary>
    public override void Initialise(RandomStream stream)
    {
        foreach (var (_, parameter) in named_parameters())
        {
            if (parameter.ndim == 2)
                Weights.Normal(parameter, stream, 0.02);
        }
    }

    /// <summary>Mean cross-entropy of the head's classes; −100 is ignored.</summary>
    public override Tensor Loss(Tensor logits, Tensor labels) =>
        functional.cross_entropy(logits.reshape(-1, logits.shape[^1]), labels.reshape(-1));

    public override ModelOutput forward(Tensor inputIds, Tensor? attentionMask) => Forward(inputIds, attentionMask, null);

    /// <summary>A whole forward pass.</summary>
    /// <param name="inputIds">[batch, length] int64 token ids.</param>
    /// <param name="attentionMask">[batch, length], 1 for tokens and 0 for padding; null where nothing is padded.</param>
    /// <param name="tokenTypes">[batch, length] int64 segment of each token; null for segment 0.</param>
    public abstract ModelOutput Forward(Tensor inputIds, Tensor? attentionMask, Tensor? tokenTypes);

    protected IReadOnlyDictionary<string, object> Describe(string modelType, string architecture) => new SortedDictionary<string, object>(StringComparer.Ordinal)
    {
        ["architectures"] = new[] { architecture },
        ["model_type"] = modelType,
        ["hidden_act"] = config.Activation,
        ["hidden_size"] = config.Width,
        ["id2label"] = Enumerable.Range(0, config.Classes).ToDictionary(i => $"{i}", i => $"LABEL_{i}"),
        ["intermediate_size"] = config.InnerWidth,
        ["layer_norm_eps"] = config.LayerNormEpsilon,
        ["max_position_embeddings"] = config.ContextLength,
        ["num_attention_heads"] = config.Heads,
        ["num_hidden_layers"] = config.Layers,
        ["pad_token_id"] = config.PaddingId,
        ["type_vocab_size"] = config.TokenTypes,
        ["vocab_size"] = config.VocabularySize,
    };
}
