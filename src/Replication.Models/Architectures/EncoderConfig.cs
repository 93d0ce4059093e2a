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
    public int PaddingId { get; init; }
    public double LayerNormEpsilon { get; init; } = 1e-12;
    public string Activation { get; init; } = "gelu";
    public HeadKind Head { get; init; }

    /// <summary>Classes of a classification head.</summary>
    public int Classes { get; init; } = 2;

    /// <summary>From a Hugging Face <c>config.json</c>; the head by the name in <c>architectures</c>.</summary>
    /// <exception cref="CheckpointException">A field is missing, or the head is not known.</exception>
    public static EncoderConfig Read(ConfigurationReader json) => new()
    {
        Layers = json.Number("num_hidden_layers"),
        Width = json.Number("hidden_size"),
        Heads = json.Number("num_attention_heads"),
        InnerWidth = json.Number("intermediate_size"),
        ContextLength = json.Number("max_position_embeddings"),
        VocabularySize = json.Number("vocab_size"),
        TokenTypes = json.Number("type_vocab_size"),
        PaddingId = json.OptionalNumber("pad_token_id") ?? 0,
        LayerNormEpsilon = json.Real("layer_norm_eps", 1e-12),
        Activation = json.Text("hidden_act", "gelu"),
        Classes = json.OptionalNumber("num_labels") ?? json.Count("id2label") ?? 2,
        Head = json.Architecture switch
        {
            var name when name.EndsWith("ForMaskedLM", StringComparison.Ordinal) => HeadKind.MaskedLanguageModel,
            var name when name.EndsWith("ForSequenceClassification", StringComparison.Ordinal) => HeadKind.SequenceClassification,
            var name when name.EndsWith("ForTokenClassification", StringComparison.Ordinal) => HeadKind.TokenClassification,
            var name => throw new CheckpointException($"{json.Path}: architecture '{name}' is not known; encoders end in ForMaskedLM, ForSequenceClassification or ForTokenClassification."),
        },
    };
}
