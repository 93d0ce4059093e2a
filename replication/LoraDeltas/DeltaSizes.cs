using Replication.Models;
using Replication.Training;
using Replication.Training.Tiers;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.LoraDeltas;

/// <summary>What a tier changes in this study's runs; <see cref="DeltaProtocol"/> holds what it does not. Fixed before any run was judged.</summary>
internal sealed record DeltaSizes
{
    /// <summary>Two cores.</summary>
    public static DeltaSizes Micro { get; } = new()
    {
        Tier = TierSizes.Micro,
        // Twelve blocks are the fewest of which the study's first two and last two layers are as many as of its own 28, a tenth at either end.
        Model = new("llama", Width: 48, Layers: 12),
        Windows = 80, // ten steps an epoch, as many as six core-minutes leave for all runs of the paper
        HeldOutWindows = 32,
        RateFactor = 10, // pretrained at 3e-3; A's initial scale, 1/√in, says about the same: it is 8 times the study's
    };

    /// <summary>One GPU; nothing was run at this tier yet.</summary>
    public static DeltaSizes Gpu { get; } = new()
    {
        Tier = TierSizes.Gpu,
        Model = TierSizes.Gpu.Sized(Micro.Model), // 24 blocks, 384 dimensions, 40M parameters: three first, four late and three last layers
        Windows = TierSizes.Gpu.FineTuning.Steps * DeltaProtocol.BatchSize / DeltaProtocol.Epochs, // the tier's number of steps, a hundred an epoch
        HeldOutWindows = TierSizes.Gpu.ProbeWindows,
        RateFactor = 2, // pretrained at 6e-4; A's initial scale is 2.8 times the study's
        GpuComputeType = ScalarType.BFloat16, // the study's
    };

    /// <summary>Rates and lengths that all papers share.</summary>
    public required TierSizes Tier { get; init; }

    public required ModelShape Model { get; init; }

    /// <summary>Training sequences of a domain where budgets are equal; whole batches.</summary>
    public required int Windows { get; init; }

    public required int HeldOutWindows { get; init; }

    /// <summary>Ours over the study's learning rates, one factor for both: the tier's pretraining rate over Llama's, which was 3e-4.</summary>
    public required double RateFactor { get; init; }

    /// <summary>The type that a GPU computes products with the frozen base in; null for float32, which everything else is held and computed in.</summary>
    public ScalarType? GpuComputeType { get; init; }

    /// <exception cref="ArgumentException">The study has no sizes for the protocol.</exception>
    public static DeltaSizes Of(TierSizes tier) => tier == TierSizes.Micro ? Micro : tier == TierSizes.Gpu ? Gpu
        : throw new ArgumentException("The LoRA delta study has sizes for the micro and the gpu tier's protocol, and this is neither; write them down in DeltaSizes.");

    /// <summary>The type of products with the frozen base on a kind of device; null for float32. A CPU saves nothing by a narrower one.</summary>
    public ScalarType? ComputeTypeOn(DeviceType device) => device == DeviceType.CPU ? null : GpuComputeType;

    /// <summary>Training sequences of a cell.</summary>
    public int WindowsOf(DeltaCell cell) => cell.Arm.OwnBudget ? Windows * cell.Domain.OwnTenths / 10 : Windows;

    /// <summary>The study names no optimiser, schedule or bound; these are the defaults of the trainer that quantised adapters are usually trained by.</summary>
    public TrainingSettings Training(DeltaCell cell) => new()
    {
        Steps = DeltaProtocol.Epochs * WindowsOf(cell) / DeltaProtocol.BatchSize,
        BatchSize = DeltaProtocol.BatchSize,
        ContextLength = Tier.ContextLength,
        // In full at the rate that every model of the tier is fine-tuned at: adapters need a higher one.
        LearningRate = cell.Arm.StudyRate is { } rate ? RateFactor * rate : Tier.FineTuning.LearningRate,
        WarmUp = 0,
        WeightDecay = 0,
        MaximumGradientNorm = 1,
    };

    /// <summary>The smaller side of a matrix; keys and values have half the width.</summary>
    public int FullRank(string matrix) => matrix is "k_proj" or "v_proj" ? Model.Width / 2 : Model.Width;
}
