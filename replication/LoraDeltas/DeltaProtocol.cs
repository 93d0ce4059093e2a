using Replication.Models;
using Replication.Models.Adapters;
using Replication.Training;
using Replication.Training.Micro;

namespace Replication.LoraDeltas;

/// <summary>Sizes and rates of this paper's runs, fixed before any was judged.</summary>
internal static class DeltaProtocol
{
    /// <summary>Twelve blocks: the fewest of which the study's first two and last two layers are as many as of its own 28, a tenth at either end.</summary>
    public static MicroModel Model { get; } = new("llama", Width: 48, Layers: 12);

    /// <summary>The study's animations run over ten epochs, though its text says one.</summary>
    public const int Epochs = 10;

    /// <summary>Epochs after which everything is measured: the two that the study's curves could be read off, and one between.</summary>
    public static IReadOnlyList<int> Measured { get; } = [1, 3, Epochs];

    /// <summary>The study's two per device, four times accumulated.</summary>
    public const int BatchSize = 8;

    /// <summary>Training sequences of a domain: ten steps an epoch, as many as six core-minutes leave for all runs of the paper.</summary>
    public const int Windows = 80;

    public const int HeldOutWindows = 32;

    /// <summary>The study's r and α.</summary>
    public const int Rank = 16;

    public const double Alpha = 32;

    /// <summary>
    /// Ours over the study's learning rates, one factor for both: the micro tier pretrains at 3e-3 where Llama was pretrained at
    /// 3e-4. A's initial scale, 1/√in, says about the same: it is 8 times the study's.
    /// </summary>
    public const double RateFactor = 10;

    public const double LowRate = RateFactor * StudyCurves.LowRate, HighRate = RateFactor * StudyCurves.HighRate;

    /// <summary>Layers that the study names first.</summary>
    public static IReadOnlyList<string> Attention { get; } = ["q_proj", "k_proj", "v_proj", "o_proj"];

    /// <summary>Layers that a later sentence of the study adds.</summary>
    public static IReadOnlyList<string> FeedForward { get; } = ["up_proj", "down_proj"];

    /// <summary>All matrices of a block, in its order.</summary>
    public static IReadOnlyList<string> Matrices { get; } = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

    /// <summary>The smaller side of a matrix; keys and values have half the width.</summary>
    public static int FullRank(string matrix) => matrix is "k_proj" or "v_proj" ? Model.Width / 2 : Model.Width;

    public static LoraSettings Adapters(IReadOnlyList<string> targets) => new() { Rank = Rank, Alpha = Alpha, Targets = targets };

    /// <summary>The study names no optimiser, schedule or bound; these are the defaults of the trainer that quantised adapters are usually trained by.</summary>
    public static TrainingSettings Training(double rate, int windows) => new()
    {
        Steps = Epochs * windows / BatchSize,
        BatchSize = BatchSize,
        ContextLength = MicroModel.StandardContext,
        LearningRate = rate,
        WarmUp = 0,
        WeightDecay = 0,
        MaximumGradientNorm = 1,
    };

    /// <summary>The rate that every micro model is fine-tuned at in full: adapters need a higher one.</summary>
    public static double FullRate => TierProtocol.Micro.FineTuning.LearningRate;
}
