using Replication.Statistics;

namespace Replication.Measures.Probes;

/// <summary>The probe that was chosen and how well it classifies the test set.</summary>
/// <param name="Sizes">Its hidden layers.</param>
/// <param name="Penalty">Its L2 penalty.</param>
/// <param name="HeldOutAccuracy">Its accuracy on the held-out fifth of the training set; null where there was nothing to choose.</param>
/// <param name="Accuracies">The share of the test set that each restart classifies rightly: (restarts).</param>
public sealed record ClassifierProbeResult(HiddenSizes Sizes, double Penalty, double? HeldOutAccuracy, double[] Accuracies)
{
    /// <summary>Over the restarts, 0 … 1.</summary>
    public double Mean => Sample.Mean(Accuracies);

    /// <summary>Over the restarts, with n − 1; NaN of one.</summary>
    public double StandardDeviation => Sample.StandardDeviation(Accuracies);
}
