using Replication.Models.Checkpoints;

namespace Replication.Models.Architectures;

/// <summary>Sizes of a Llama, with the defaults of Llama 3.2 1B.</summary>
public sealed record LlamaConfig
{
    public int Layers { get; init; } = 16;
    public int Width { get; init; } = 2048;
    public int Heads { get; init; } = 32;

    /// <summary>Heads of keys and values; each serves Heads / KeyValueHeads queries.</summary>
    public int KeyValueHeads { get; init; } = 8;

    public int? HeadWidth { get; init; }
    public int InnerWidth { get; init; } = 8192;
    public int ContextLength { get; init; } = 131072;
    public int VocabularySize { get; init; } = 128256;
    public double NormEpsilon { get; init; } = 1e-5;
    public double RotaryBase { get; init; } = 500000;

    /// <summary>Llama 3's stretching of long wavelengths; null for none.</summary>
    public LlamaRotaryScaling? RotaryScaling { get; init; }

    /// <summary>Biases on the attention projections.</summary>
    public bool AttentionBias { get; init; }

    /// <summary>The head shares its matrix with the embeddings.</summary>
    public bool TiedHead { get; init; } = true;

    /// <summary>Biases on the feed-forward layer.</summary>
    public bool FeedForwardBias { get; init; }

    public HeadSettings Head { get; init; } = new();

    /// <summary>Share of dropout on the attention's weights.</summary>
    public double AttentionDropout { get; init; }

    public string Activation { get; init; } = "silu";

    /// <summary>From a Hugging Face <c>config.json</c>.</summary>
    /// <exception cref="CheckpointException">A field is missing, or asks for what this model does not have.</exception>
    public static LlamaConfig Read(ConfigurationReader json) => new()
    {
        Layers = json.Number("num_hidden_layers"),
        Width = json.Number("hidden_size"),
        Heads = json.OptionalNumber("head_dim") is null ? json.DivisorOf("num_attention_heads", "hidden_size") : json.Number("num_attention_heads"),
        KeyValueHeads = json.OptionalNumber("num_key_value_heads") is null ? json.Number("num_attention_heads") : json.DivisorOf("num_key_value_heads", "num_attention_heads"),
        HeadWidth = json.OptionalNumber("head_dim"),
        InnerWidth = json.Number("intermediate_size"),
        ContextLength = json.Number("max_position_embeddings"),
        VocabularySize = json.Number("vocab_size"),
        NormEpsilon = json.Real("rms_norm_eps", 1e-6),
        RotaryBase = json.Real("rope_theta", 10000),
        RotaryScaling = json.Nested("rope_scaling") is { } scaling ? LlamaRotaryScaling.Read(scaling) : null,
        AttentionBias = json.Flag("attention_bias", false),
        FeedForwardBias = json.Flag("mlp_bias", false),
        TiedHead = json.Flag("tie_word_embeddings", false),
        Head = HeadSettings.Read(json),
        AttentionDropout = json.Share("attention_dropout", 0),
        Activation = json.Text("hidden_act", "silu"),
    };
}
