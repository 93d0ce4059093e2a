using Replication.Models;

namespace Replication.Training.Micro;

/// <summary>The micro tier's sizes and rates, one for all claims: what a claim may not choose, it cannot tune.</summary>
public static class MicroProtocol
{
    /// <summary>Tokens of the learned byte-pair vocabulary; 512 covers the embedded language's common words whole.</summary>
    public const int VocabularySize = 512;

    /// <summary>Probe windows of <see cref="MicroModel.ContextLength"/> tokens: 2,048 tokens, 32 for every dimension compared.</summary>
    public const int ProbeWindows = 64;

    /// <summary>As many steps as leave the whole suite within a quarter of an hour on two cores; the loss is still falling then.</summary>
    public static TrainingSettings Pretraining { get; } = new()
    {
        Steps = 300,
        BatchSize = 8, // 256 tokens a step
        ContextLength = MicroModel.ContextLength,
        LearningRate = 3e-3, // small models bear, and need, a higher rate than the papers' large ones
    };

    /// <summary>A fifth of the pretraining steps at a third of its peak rate, as a fine-tuning run relates to its pretraining.</summary>
    public static TrainingSettings FineTuning { get; } = new()
    {
        Steps = 60,
        BatchSize = 8,
        ContextLength = MicroModel.ContextLength,
        LearningRate = 1e-3,
    };
}
