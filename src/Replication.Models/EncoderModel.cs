using Replication.Models.Architectures;
using Replication.Models.Layers;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Models;

/// <summary>An encoder whose every token sees every other (under the causal head, only those before it).</summary>
public abstract class EncoderModel(string name, string trunk, EncoderConfig config) : LanguageModel(name, trunk)
{
    public override BlockType BlockType => BlockType.Sequential;

    public override int ContextLength => config.ContextLength;

    public override int VocabularySize => config.VocabularySize;

    public override int Width => config.Width;

    public override int AttentionHeads => config.Heads;

    public override HeadKind Head => config.Head;

    /// <summary>N(0, 0.02²) for every matrix and table; biases 0, norms 1 (Devlin et al. 2019, as released).</summary>
    public override void Initialise(RandomStream stream)
    {
        foreach (var (_, parameter) in named_parameters())
        {
            if (parameter.ndim == 2)
                Weights.Normal(parameter, stream, 0.02);
        }
    }

    public override ModelOutput forward(Tensor inputIds, Tensor? attentionMask) => Forward(inputIds, attentionMask, null);

    /// <summary>A whole forward pass.</summary>
    /// <param name="inputIds">[batch, length] int64 token ids.</param>
    /// <param name="attentionMask">[batch, length], 1 for tokens and 0 for padding; null where nothing is padded.</param>
    /// <param name="tokenTypes">[batch, length] int64 segment of each token; null for segment 0.</param>
    public abstract ModelOutput Forward(Tensor inputIds, Tensor? attentionMask, Tensor? tokenTypes);

    protected IReadOnlyDictionary<string, object> Describe(string modelType, string family, string causal) => Describe(family, causal, config.Classes, config.PaddingId, new Dictionary<string, object>
    {
        ["model_type"] = modelType,
        ["attention_probs_dropout_prob"] = config.AttentionDropout,
        ["classifier_dropout"] = config.ClassifierDropout,
        ["hidden_act"] = config.Activation,
        ["hidden_dropout_prob"] = config.HiddenDropout,
        ["hidden_size"] = config.Width,
        ["intermediate_size"] = config.InnerWidth,
        ["is_decoder"] = config.Head == HeadKind.CausalLanguageModel,
        ["layer_norm_eps"] = config.LayerNormEpsilon,
        ["max_position_embeddings"] = config.ContextLength,
        ["num_attention_heads"] = config.Heads,
        ["num_hidden_layers"] = config.Layers,
        ["type_vocab_size"] = config.TokenTypes,
        ["vocab_size"] = config.VocabularySize,
    });
}
