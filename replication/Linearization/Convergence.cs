using Replication.Core.Runs;
using Replication.Random;

namespace Replication.Linearization;

/// <summary>How fast a run of <see cref="TuningRuns"/> converges, in several readings; the loss is that of the kernel's rows after each epoch.</summary>
internal static class Convergence
{
    private const double Threshold = 0.9; // of the loss at the start: low enough to be work, high enough to be reached

    public const string Rate = "rate";

    /// <summary>Many conditions never get there, and share one value.</summary>
    public const string EpochsToThreshold = "epochs-to-threshold";

    /// <summary>
    /// Each measure with the sign of its correlation with κ if a large κ goes with fast convergence, the caption as it is
    /// written; if "rate" means the contraction factor, all signs turn.
    /// </summary>
    public static IReadOnlyList<(string Name, string Label, int Sign, Func<RunOutcome, double> Of)> All { get; } =
    [
        (Rate, "decay of ln loss per epoch", +1, run => (Logarithm(run, 0) - Logarithm(run, Last(run))) / Last(run)),
        ("initial-slope", "decay of ln loss in the first epoch", +1, run => Logarithm(run, 0) - Logarithm(run, 1)),
        ("final-loss", "training loss after ten epochs", -1, run => run.Series["loss"][^1]),
        (EpochsToThreshold, "epochs until nine tenths of the loss at the start", -1, run => Epochs(run.Series["loss"])),
    ];

    // One more than all where it is never reached.
    private static double Epochs(IReadOnlyList<double> losses)
    {
        var epoch = 0;
        while (epoch < losses.Count && losses[epoch] > Threshold * losses[0])
            epoch++;
        return epoch;
    }

    private static int Last(RunOutcome run) => run.Series["loss"].Count - 1;

    private static double Logarithm(RunOutcome run, int epoch) => DeterministicMath.Log(run.Series["loss"][epoch]);
}
