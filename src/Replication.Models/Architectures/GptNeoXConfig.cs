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
}
