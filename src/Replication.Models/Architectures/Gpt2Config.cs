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

    /// <summary>From a Hugging Face <c>config.json</c>.</summary>
    public static Gpt2Config Read(ConfigurationReader json) => new()
    {
        Layers = json.Number("n_layer"),
        Width = json.Number("n_embd"),
        Heads = json.Number("n_head"),
        ContextLength = json.Number("n_positions"),
        VocabularySize = json.Number("vocab_size"),
        InnerWidth = json.OptionalNumber("n_inner"),
        LayerNormEpsilon = json.Real("layer_norm_epsilon", 1e-5),
        Activation = json.Text("activation_function", "gelu_new"),
    };
}
