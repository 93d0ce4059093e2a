using Replication.Models;

namespace Replication.Training.Tiers;

/// <summary>The sizes and rates of one tier, the same for all claims: what a claim may not choose, it cannot tune.</summary>
public sealed record TierSizes
{
    /// <summary>Two cores: as many steps as leave the whole suite within a quarter of an hour. The loss is still falling then.</summary>
    public static TierSizes Micro { get; } = new()
    {
        VocabularySize = 512, // covers the embedded language's common words whole
        ContextLength = ModelShape.StandardContext,
        PretrainingCharacters = 600_000,
        DomainCharacters = 300_000,
        ProbeWindows = 64, // 2,048 tokens, 32 for every dimension compared
        TaskExamples = 2_048, // more than a fine-tuning run draws
        HeldOutExamples = 128,
        Pretraining = new()
        {
            Steps = 300,
            BatchSize = 8, // 256 tokens a step
            ContextLength = ModelShape.StandardContext,
            LearningRate = 3e-3, // small models bear, and need, a higher rate than the papers' large ones
        },
        EncoderRate = 1e-3,
        // A fifth of the pretraining steps at a third of its peak rate, as a fine-tuning run relates to its pretraining.
        FineTuning = new() { Steps = 60, BatchSize = 8, ContextLength = ModelShape.StandardContext, LearningRate = 1e-3 },
    };

    /// <summary>One GPU: the same protocol on models of eight times the width and twice the depth, about 40M parameters.</summary>
    public static TierSizes Gpu { get; } = new()
    {
        VocabularySize = 1024,
        ContextLength = 4 * ModelShape.StandardContext,
        PretrainingCharacters = 6_000_000,
        DomainCharacters = 1_500_000,
        ProbeWindows = 128, // 16,384 tokens, as many for every dimension as in the micro tier
        TaskExamples = 65_536, // more than a fine-tuning run draws
        HeldOutExamples = 1_024,
        WidthFactor = 8,
        DepthFactor = 2,
        Pretraining = new()
        {
            Steps = 5_000,
            BatchSize = 64, // 8,192 tokens a step
            ContextLength = 4 * ModelShape.StandardContext,
            LearningRate = 6e-4, // of a model of that size; the micro rate would diverge
        },
        EncoderRate = 2e-4,
        FineTuning = new() { Steps = 1_000, BatchSize = 64, ContextLength = 4 * ModelShape.StandardContext, LearningRate = 2e-4 },
    };

    /// <summary>Tokens of the learned byte-pair vocabulary.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Tokens in one sequence.</summary>
    public required int ContextLength { get; init; }

    /// <summary>Characters of the embedded language that base models are pretrained on.</summary>
    public required int PretrainingCharacters { get; init; }

    /// <summary>Characters of its shifted domain.</summary>
    public required int DomainCharacters { get; init; }

    /// <summary>Held-out sequences that models are measured on.</summary>
    public required int ProbeWindows { get; init; }

    /// <summary>Labelled examples that a task is trained on.</summary>
    public required int TaskExamples { get; init; }

    /// <summary>Labelled examples that nothing is trained on.</summary>
    public required int HeldOutExamples { get; init; }

    public required TrainingSettings Pretraining { get; init; }

    /// <summary>
    /// Peak rate of an encoder's pretraining. Its norms stand behind the blocks: at the decoders' rate all tokens of the last
    /// layer become one point within 300 steps, and deeper models before shallower ones.
    /// </summary>
    public required double EncoderRate { get; init; }

    public required TrainingSettings FineTuning { get; init; }

    /// <summary>Width of a model against its micro size.</summary>
    public int WidthFactor { get; init; } = 1;

    /// <summary>Number of blocks against its micro size.</summary>
    public int DepthFactor { get; init; } = 1;

    /// <summary>How a model is pretrained.</summary>
    public TrainingSettings PretrainingOf(ModelShape kind) => kind.IsEncoder ? Pretraining with { LearningRate = EncoderRate } : Pretraining;

    /// <summary>The model of this tier that stands where a claim names a micro model: claims speak of relative sizes.</summary>
    public ModelShape Sized(ModelShape micro) => micro with
    {
        Width = WidthFactor * micro.Width,
        Layers = DepthFactor * micro.Layers,
        ContextLength = ContextLength,
    };
}
