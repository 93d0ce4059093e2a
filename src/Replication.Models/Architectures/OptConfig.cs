using Replication.Models.Checkpoints;

namespace Replication.Models.Architectures;

/// <summary>Sizes of an OPT, with the defaults of the 125M model.</summary>
public sealed record OptConfig
{
    public int Layers { get; init; } = 12;
    public int Width { get; init; } = 768;
    public int Heads { get; init; } = 12;
    public int InnerWidth { get; init; } = 3072;
    public int ContextLength { get; init; } = 2048;
    public int VocabularySize { get; init; } = 50272;

    /// <summary>Width of the embeddings; projected to <see cref="Width"/> where it differs (the 350M model).</summary>
    public int EmbeddingWidth { get; init; } = 768;

    /// <summary>Norms before attention and feed-forward layer; after them in the 350M model.</summary>
    public bool PreNorm { get; init; } = true;

    /// <summary>Whether a final norm follows the last block of a pre-norm model.</summary>
    public bool FinalNorm { get; init; } = true;

    /// <summary>The head shares its matrix with the embeddings.</summary>
    public bool TiedHead { get; init; } = true;

    public HeadSettings Head { get; init; } = new();

    /// <summary>Share of dropout on what attention and feed-forward layer add.</summary>
    public double Dropout { get; init; }

    /// <summary>Share of dropout on the attention's weights.</summary>
    public double AttentionDropout { get; init; }

    public string Activation { get; init; } = "relu";

    /// <summary>From a Hugging Face <c>config.json</c>.</summary>
    /// <exception cref="CheckpointException">A field is missing, or asks for what this model does not have.</exception>
    public static OptConfig Read(ConfigurationReader json) => new()
    {
        Layers = json.Require("enable_bias", true).Require("layer_norm_elementwise_affine", true).Number("num_hidden_layers"),
        Width = json.Number("hidden_size"),
        Heads = json.DivisorOf("num_attention_heads", "hidden_size"),
        InnerWidth = json.Number("ffn_dim"),
        ContextLength = json.Number("max_position_embeddings"),
        VocabularySize = json.Number("vocab_size"),
        EmbeddingWidth = json.OptionalNumber("word_embed_proj_dim") ?? json.Number("hidden_size"),
        PreNorm = json.Flag("do_layer_norm_before", true),
        FinalNorm = !json.Flag("_remove_final_layer_norm", false),
        Activation = json.Text("activation_function", "relu"),
        TiedHead = json.Flag("tie_word_embeddings", true),
        Head = HeadSettings.Read(json),
        Dropout = json.Share("dropout", 0.1),
        AttentionDropout = json.Share("attention_dropout", 0),
    };
}
