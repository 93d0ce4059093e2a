using Replication.Core.Claims;
using Replication.Core.Runs;

namespace Replication.Linearization;

/// <summary>What the two claims on κ share: the grid of layer sets and tasks, and rank correlations over it.</summary>
public abstract class GridClaim : LinearizationClaim
{
    /// <summary>A tenth of the ranks' variance.</summary>
    protected const double SmallestCorrelation = 0.3;

    protected const string SmallestCorrelationReason = "Below 0.3 κ tells less than a tenth of the variance of the ranks.";

    protected const string CorrelationInWords =
        "over the 14 sets of layers ({q, v} and {k} of every choice of layers 0, 1 and 3), within each of two tasks, 28 conditions, means over seeds, then averaged over the tasks. κ = κ(K + σI) before training, K over the adapters, 32 rows and all classes, σ = 1e-4.";

    private protected static TuningCell Cell(string task, LayerSet set) => new(task, set, Pull.None);

    private protected sealed override IEnumerable<PlannedRun> RunsOf(int seed, LinearizationTexts texts) =>
    [
        .. LinearizationTask.All.Select(task => KernelRuns.Of(task, seed, texts)),
        .. from task in LinearizationTask.All from set in LayerSet.Grid select TuningRuns.Of(Cell(task, set), seed, texts),
    ];

    private protected Estimate Correlated(
        LinearizationResults results, string path, string label, Func<RunOutcome, double> measure, string spectrum = SpectrumMeasures.Condition, string kernel = "", Func<LayerSet, bool>? chosen = null, bool drawsConditions = true) =>
        WithinTasks.Correlation(Card.Id, path, label, [.. LinearizationTask.All.Select(task => (IReadOnlyList<(double[], double[])>)[.. LayerSet.Grid.Where(set => chosen?.Invoke(set) ?? true)
            .Select(set => (results.Spectrum(task, set, spectrum, kernel), LinearizationResults.Read(results.Tuned(Cell(task, set)), measure)))])], drawsConditions);

    /// <summary>The same correlation by every reading of the spectrum, by the sign kernel, and within each kind of matrices.</summary>
    private protected IEnumerable<Estimate> Readings(LinearizationResults results, string path, string label, Func<RunOutcome, double> measure) =>
    [
        .. from other in SpectrumMeasures.All where other.Name != SpectrumMeasures.Condition select Correlated(results, $"{path}.{other.Name}", $"{label} with {other.Label}", measure, other.Name),
        Correlated(results, $"{path}.sign", $"{label} with κ of sign(J)·sign(J)ᵀ", measure, kernel: ".sign"),
        .. from matrices in new[] { "qv", "k" } select Correlated(results, $"{path}.{matrices}", $"{label} with κ, {matrices} alone, seeds drawn", measure, chosen: set => set.Matrices == matrices, drawsConditions: false),
    ];

    private protected static IEnumerable<Estimate> Spectra(LinearizationResults results) =>
        from task in LinearizationTask.All from set in LayerSet.Grid from measure in SpectrumMeasures.All
        select OverSeeds($"{task}.{set.Name}.{measure.Name}", $"{task}, {set.Label}, {(measure.InLogarithms ? "ln " : "")}{measure.Label}", results.Spectrum(task, set, measure.Name));
}
