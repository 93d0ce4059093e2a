using Replication.Models;
using Replication.Training;
using Replication.Training.Tiers;

namespace Replication.Linearization;

/// <summary>What a tier changes in this paper's runs. Rates of fine-tuning, epochs, λ and the kernel's rows are the same at all tiers.</summary>
internal sealed record LinearizationSizes
{
    /// <summary>Two cores.</summary>
    public static LinearizationSizes Micro { get; } = new()
    {
        Tier = TierSizes.Micro,
        Model = new("roberta", Layers: 4),
        Blocks = [0, 1, 2, 3],
        // After the common 300 steps the masked loss of a RoBERTa of six blocks is still that of word counts, its first token says
        // nothing of the text, and no adapter learns either task: there would be nothing to explain. Four blocks, three times the
        // steps and a lower rate leave that plateau.
        Pretraining = TierSizes.Micro.Pretraining with { Steps = 900, BatchSize = 8, LearningRate = 2e-3 },
        TrainingExamples = 96, // few enough for two cores to see them ten times over
        HeldOutExamples = 256, // 3 points of accuracy are one standard error then
    };

    /// <summary>One GPU; nothing was run at this tier yet.</summary>
    public static LinearizationSizes Gpu { get; } = new()
    {
        Tier = TierSizes.Gpu,
        Model = TierSizes.Gpu.Sized(Micro.Model), // 8 blocks, 512 dimensions, 26M parameters
        Blocks = [0, 3, 5, 7], // first, middle and last as the paper's {0, 5, 11} of twelve, and one between the last two
        Pretraining = TierSizes.Gpu.PretrainingOf(TierSizes.Gpu.Sized(Micro.Model)), // an encoder's as in all papers: 180 times the tokens that leave the plateau at the micro tier
        TrainingExamples = TierSizes.Gpu.FineTuning.Steps * TuningRuns.BatchSize / TuningRuns.Epochs, // the tier's number of steps, as 96 are at the micro tier
        HeldOutExamples = TierSizes.Gpu.HeldOutExamples,
    };

    /// <summary>Lengths that all papers share.</summary>
    public required TierSizes Tier { get; init; }

    public required ModelShape Model { get; init; }

    /// <summary>Blocks of the model at the four places that a <see cref="LayerSet"/> names: first, middle, later, last.</summary>
    public required IReadOnlyList<int> Blocks { get; init; }

    public required TrainingSettings Pretraining { get; init; }

    /// <summary>Rows of a task that are seen ten times over; whole batches.</summary>
    public required int TrainingExamples { get; init; }

    public required int HeldOutExamples { get; init; }

    /// <summary>roberta-base draws its head from N(0, 0.02²) at 768 dimensions; at fewer a logit keeps its spread with more.</summary>
    public double HeadDeviation => 0.02 * Math.Sqrt(768.0 / Model.Width);

    /// <summary>What a run's label bears beyond the micro tier: a run's expected minutes are those of the last one of its label.</summary>
    public string LabelSuffix => Tier == TierSizes.Micro ? "" : FormattableString.Invariant($"-{Model.Layers}x{Model.Width}");

    /// <exception cref="ArgumentException">The paper has no sizes for the protocol.</exception>
    public static LinearizationSizes Of(TierSizes tier) => tier == TierSizes.Micro ? Micro : tier == TierSizes.Gpu ? Gpu
        : throw new ArgumentException("The linearisation paper has sizes for the micro and the gpu tier's protocol, and this is neither; write them down in LinearizationSizes.");
}
