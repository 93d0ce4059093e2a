using Replication.Models.Checkpoints;

namespace Replication.Models.Architectures;

/// <summary>Sizes of a Mamba, with the defaults of the 130M model.</summary>
public sealed record MambaConfig
{
    public int Layers { get; init; } = 24;
    public int Width { get; init; } = 768;

    /// <summary>Channels of the state space, usually twice the width.</summary>
    public int InnerWidth { get; init; } = 1536;

    /// <summary>States of each channel.</summary>
    public int StateSize { get; init; } = 16;

    /// <summary>Rank of the step size's projection.</summary>
    public int StepRank { get; init; } = 48;

    /// <summary>Length of the causal convolution.</summary>
    public int KernelSize { get; init; } = 4;

    public int VocabularySize { get; init; } = 50280;
    public double NormEpsilon { get; init; } = 1e-5;

    /// <summary>Biases on the projections in and out.</summary>
    public bool Bias { get; init; }

    public bool ConvolutionBias { get; init; } = true;
    public string Activation { get; init; } = "silu";

    /// <summary>The head shares its matrix with the embeddings.</summary>
    public bool TiedHead { get; init; } = true;

    public HeadSettings Head { get; init; } = new();

    /// <summary>From a Hugging Face <c>config.json</c>.</summary>
    public static MambaConfig Read(ConfigurationReader json)
    {
        var width = json.Number("hidden_size");
        return new()
        {
            Layers = json.Number("num_hidden_layers"),
            Width = width,
            InnerWidth = json.OptionalNumber("intermediate_size") ?? (int)(json.Real("expand", 2) * width),
            StateSize = json.Number("state_size"),
            StepRank = json.OptionalNumber("time_step_rank") ?? (width + 15) / 16,
            KernelSize = json.Number("conv_kernel"),
            VocabularySize = json.Number("vocab_size"),
            NormEpsilon = json.Real("layer_norm_epsilon", 1e-5),
            Bias = json.Flag("use_bias", false),
            ConvolutionBias = json.Flag("use_conv_bias", true),
            Activation = json.Text("hidden_act", "silu"),
            TiedHead = json.Flag("tie_word_embeddings", true),
            Head = HeadSettings.Read(json),
        };
    }
}
