using Replication.Models.Checkpoints;

namespace Replication.Models.Architectures;

/// <summary>Sizes of an RWKV-4, with the defaults of the 169M model.</summary>
public sealed record RwkvConfig
{
    public int Layers { get; init; } = 12;
    public int Width { get; init; } = 768;

    /// <summary>Channels of the time mixing; the width where null.</summary>
    public int? AttentionWidth { get; init; }

    /// <summary>Channels of the channel mixing; 4 × the width where null.</summary>
    public int? InnerWidth { get; init; }

    public int ContextLength { get; init; } = 1024;
    public int VocabularySize { get; init; } = 50277;
    public double LayerNormEpsilon { get; init; } = 1e-5;

    /// <summary>The head shares its matrix with the embeddings.</summary>
    public bool TiedHead { get; init; }

    public HeadSettings Head { get; init; } = new();

    /// <summary>From a Hugging Face <c>config.json</c>.</summary>
    public static RwkvConfig Read(ConfigurationReader json) => new()
    {
        Layers = json.Number("num_hidden_layers"),
        Width = json.Number("hidden_size"),
        AttentionWidth = json.OptionalNumber("attention_hidden_size"),
        InnerWidth = json.OptionalNumber("intermediate_size"),
        ContextLength = json.OptionalNumber("context_length") ?? 1024,
        VocabularySize = json.Number("vocab_size"),
        LayerNormEpsilon = json.Real("layer_norm_epsilon", 1e-5),
        TiedHead = json.Flag("tie_word_embeddings", false),
        Head = HeadSettings.Read(json),
    };
}
