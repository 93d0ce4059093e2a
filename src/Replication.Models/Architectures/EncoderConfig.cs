using Replication.Models.Checkpoints;

namespace Replication.Models.Architectures;

/// <summary>Sizes of a BERT or RoBERTa, with the defaults of BERT-base.</summary>
public sealed record EncoderConfig
{
    public int Layers { get; init; } = 12;
    public int Width { get; init; } = 768;
    public int Heads { get; init; } = 12;
    public int InnerWidth { get; init; } = 3072;

    /// <summary>Rows of the position table; RoBERTa's first ones belong to padding.</summary>
    public int ContextLength { get; init; } = 512;

    public int VocabularySize { get; init; } = 30522;
    public int TokenTypes { get; init; } = 2;

    /// <summary>The token that fills short sequences; −1 where the vocabulary has none.</summary>
    public int PaddingId { get; init; }

    public double LayerNormEpsilon { get; init; } = 1e-12;
    public string Activation { get; init; } = "gelu";
    public HeadKind Head { get; init; } = HeadKind.MaskedLanguageModel;

    /// <summary>Classes of a classification head.</summary>
    public int Classes { get; init; } = 2;

    /// <summary>Share of dropout on the embeddings and on what attention and feed-forward layer add.</summary>
    public double HiddenDropout { get; init; }

    /// <summary>Share of dropout on the attention's weights.</summary>
    public double AttentionDropout { get; init; }

    /// <summary>Share of dropout before the classifier.</summary>
    public double ClassifierDropout { get; init; }

    /// <summary>Whether the head predicts tokens rather than classes.</summary>
    public bool PredictsTokens => Head is HeadKind.CausalLanguageModel or HeadKind.MaskedLanguageModel;

    /// <summary>From a Hugging Face <c>config.json</c>; the head by the name in <c>architectures</c>.</summary>
    /// <exception cref="CheckpointException">A field is missing, or the head is not known.</exception>
    public static EncoderConfig Read(ConfigurationReader json) => new()
    {
        Layers = json.Require("position_embedding_type", "absolute").Number("num_hidden_layers"),
        Width = json.Number("hidden_size"),
        Heads = json.DivisorOf("num_attention_heads", "hidden_size"),
        InnerWidth = json.Number("intermediate_size"),
        ContextLength = json.Number("max_position_embeddings"),
        VocabularySize = json.Number("vocab_size"),
        TokenTypes = json.Number("type_vocab_size"),
        PaddingId = json.OptionalNumber("pad_token_id") ?? 0,
        LayerNormEpsilon = json.Real("layer_norm_eps", 1e-12),
        Activation = json.Text("hidden_act", "gelu"),
        Classes = json.Classes,
        Head = json.Head(HeadKind.MaskedLanguageModel),
        HiddenDropout = json.Share("hidden_dropout_prob", 0.1),
        AttentionDropout = json.Share("attention_probs_dropout_prob", 0.1),
        ClassifierDropout = json.Share("classifier_dropout", json.Share("hidden_dropout_prob", 0.1)),
    };
}
