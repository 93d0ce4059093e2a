using Replication.Models.Checkpoints;

namespace Replication.Models.Architectures;

/// <summary>Sizes of a GPT-2, with the defaults of the 124M model.</summary>
public sealed record Gpt2Config
{
    public int Layers { get; init; } = 12;
    public int Width { get; init; } = 768;
    public int Heads { get; init; } = 12;
    public int ContextLength { get; init; } = 1024;
    public int VocabularySize { get; init; } = 50257;

    /// <summary>Width of the feed-forward layer; 4 × <see cref="Width"/> where null.</summary>
    public int? InnerWidth { get; init; }

    public double LayerNormEpsilon { get; init; } = 1e-5;

    /// <summary><c>gelu_new</c> (tanh) or <c>gelu</c>.</summary>
    public string Activation { get; init; } = "gelu_new";

    /// <summary>The head shares its matrix with the embeddings.</summary>
    public bool TiedHead { get; init; } = true;

    public HeadSettings Head { get; init; } = new();

    /// <summary>Share of dropout on the embeddings.</summary>
    public double EmbeddingDropout { get; init; }

    /// <summary>Share of dropout on the attention's weights.</summary>
    public double AttentionDropout { get; init; }

    /// <summary>Share of dropout on what attention and feed-forward layer add.</summary>
    public double ResidualDropout { get; init; }

    /// <summary>From a Hugging Face <c>config.json</c>.</summary>
    /// <exception cref="CheckpointException">A field is missing, or asks for what this model does not have.</exception>
    public static Gpt2Config Read(ConfigurationReader json) => new()
    {
        Layers = json.Require("scale_attn_weights", true).Require("scale_attn_by_inverse_layer_idx", false).Number("n_layer"),
        Width = json.Number("n_embd"),
        Heads = json.DivisorOf("n_head", "n_embd"),
        ContextLength = json.Number("n_positions"),
        VocabularySize = json.Number("vocab_size"),
        InnerWidth = json.OptionalNumber("n_inner"),
        LayerNormEpsilon = json.Real("layer_norm_epsilon", 1e-5),
        Activation = json.Text("activation_function", "gelu_new"),
        TiedHead = json.Flag("tie_word_embeddings", true),
        Head = HeadSettings.Read(json),
        EmbeddingDropout = json.Share("embd_pdrop", 0.1),
        AttentionDropout = json.Share("attn_pdrop", 0.1),
        ResidualDropout = json.Share("resid_pdrop", 0.1),
    };
}
