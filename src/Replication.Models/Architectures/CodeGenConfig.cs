using Replication.Models.Checkpoints;

namespace Replication.Models.Architectures;

/// <summary>Sizes of a CodeGen, with the defaults of the 350M model.</summary>
public sealed record CodeGenConfig
{
    public int Layers { get; init; } = 20;
    public int Width { get; init; } = 1024;
    public int Heads { get; init; } = 16;
    public int ContextLength { get; init; } = 2048;
    public int VocabularySize { get; init; } = 51200;

    /// <summary>Dimensions of each head that turn with position.</summary>
    public int RotaryWidth { get; init; } = 32;

    /// <summary>Width of the feed-forward layer; 4 × <see cref="Width"/> where null.</summary>
    public int? InnerWidth { get; init; }

    public double LayerNormEpsilon { get; init; } = 1e-5;

    public string Activation { get; init; } = "gelu_new";

    public HeadSettings Head { get; init; } = new();

    /// <summary>Share of dropout on the embeddings.</summary>
    public double EmbeddingDropout { get; init; }

    /// <summary>Share of dropout on the attention's weights.</summary>
    public double AttentionDropout { get; init; }

    /// <summary>Share of dropout on what attention and feed-forward layer add.</summary>
    public double ResidualDropout { get; init; }

    /// <summary>From a Hugging Face <c>config.json</c>.</summary>
    /// <exception cref="CheckpointException">A field is missing, or asks for what this model does not have.</exception>
    public static CodeGenConfig Read(ConfigurationReader json) => new()
    {
        Layers = json.Require("tie_word_embeddings", false).Number("n_layer"),
        Width = json.Number("n_embd"),
        Heads = json.DivisorOf("n_head", "n_embd", inShares: 4),
        ContextLength = json.Number("n_positions"),
        VocabularySize = json.Number("vocab_size"),
        RotaryWidth = json.Number("rotary_dim"),
        InnerWidth = json.OptionalNumber("n_inner"),
        LayerNormEpsilon = json.Real("layer_norm_epsilon", 1e-5),
        Activation = json.Text("activation_function", "gelu_new"),
        Head = HeadSettings.Read(json),
        EmbeddingDropout = json.Share("embd_pdrop", 0),
        AttentionDropout = json.Share("attn_pdrop", 0),
        ResidualDropout = json.Share("resid_pdrop", 0),
    };
}
