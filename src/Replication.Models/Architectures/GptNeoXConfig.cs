using Replication.Models.Checkpoints;

namespace Replication.Models.Architectures;

/// <summary>Sizes of a GPT-NeoX, with the defaults of Pythia-160M.</summary>
public sealed record GptNeoXConfig
{
    public int Layers { get; init; } = 12;
    public int Width { get; init; } = 768;
    public int Heads { get; init; } = 12;
    public int InnerWidth { get; init; } = 3072;
    public int ContextLength { get; init; } = 2048;
    public int VocabularySize { get; init; } = 50304;
    public double LayerNormEpsilon { get; init; } = 1e-5;

    /// <summary>Share of each head's dimensions that turn with position.</summary>
    public double RotaryFraction { get; init; } = 0.25;

    public double RotaryBase { get; init; } = 10000;

    /// <summary>Parallel residual (the published models) or, all else equal, sequential.</summary>
    public bool ParallelResidual { get; init; } = true;

    /// <summary><c>gelu</c> or <c>gelu_new</c> (tanh).</summary>
    public string Activation { get; init; } = "gelu";

    /// <summary>Biases on the attention's projections.</summary>
    public bool AttentionBias { get; init; } = true;

    /// <summary>The head shares its matrix with the embeddings.</summary>
    public bool TiedHead { get; init; }

    public HeadSettings Head { get; init; } = new();

    /// <summary>Share of dropout on the attention's weights.</summary>
    public double AttentionDropout { get; init; }

    /// <summary>Share of dropout on the embeddings and on what attention and feed-forward layer add.</summary>
    public double HiddenDropout { get; init; }

    /// <summary>From a Hugging Face <c>config.json</c>.</summary>
    /// <exception cref="CheckpointException">A field is missing, or asks for what this model does not have.</exception>
    public static GptNeoXConfig Read(ConfigurationReader json) => new()
    {
        Layers = json.RequireNone("rope_scaling").Number("num_hidden_layers"),
        Width = json.Number("hidden_size"),
        Heads = json.DivisorOf("num_attention_heads", "hidden_size"),
        InnerWidth = json.Number("intermediate_size"),
        ContextLength = json.Number("max_position_embeddings"),
        VocabularySize = json.Number("vocab_size"),
        LayerNormEpsilon = json.Real("layer_norm_eps", 1e-5),
        RotaryFraction = json.Real("rotary_pct", 0.25),
        RotaryBase = json.Real("rotary_emb_base", 10000),
        ParallelResidual = json.Flag("use_parallel_residual", true),
        Activation = json.Text("hidden_act", "gelu"),
        AttentionBias = json.Flag("attention_bias", true),
        TiedHead = json.Flag("tie_word_embeddings", false),
        Head = HeadSettings.Read(json),
        AttentionDropout = json.Share("attention_dropout", 0),
        HiddenDropout = json.Share("hidden_dropout", 0),
    };
}
