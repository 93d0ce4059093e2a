using Replication.Core.Runs;
using Replication.Random;

namespace Replication.Linearization;

/// <summary>The finished runs of a claim, read by condition and seed.</summary>
internal sealed class LinearizationResults(IReadOnlyList<int> seeds, LinearizationTexts texts, RunSet runs)
{
    private readonly Dictionary<object, IReadOnlyList<RunRecord>> _found = [];

    public IReadOnlyList<int> Seeds => seeds;

    /// <summary>Kernels of a task before training, one record a seed.</summary>
    public IReadOnlyList<RunRecord> Kernels(string task) => Found(task, seed => KernelRuns.Of(task, seed, texts));

    public IReadOnlyList<RunRecord> Tuned(TuningCell cell) => Found(cell, seed => TuningRuns.Of(cell, seed, texts));

    public IReadOnlyList<RunRecord> Descended(DescentCell cell) => Found(cell, seed => DescentRuns.Of(cell, seed, texts));

    /// <summary>One number a seed, read off any records.</summary>
    public static double[] Read(IReadOnlyList<RunRecord> records, Func<RunOutcome, double> of) => [.. records.Select(record => of(record.Outcome))];

    public static double[] Scalars(IReadOnlyList<RunRecord> records, string name) => Read(records, outcome => outcome.Scalars[name]);

    /// <summary>A measure of a layer set's spectrum, one number a seed; in logarithms where the measure says so.</summary>
    public double[] Spectrum(string task, LayerSet set, string measure, string kernel = "")
    {
        var inLogarithms = SpectrumMeasures.All.First(m => m.Name == measure).InLogarithms;
        return Read(Kernels(task), outcome => outcome.Scalars[$"{set.Name}{kernel}.{measure}"] is var value && inLogarithms ? DeterministicMath.Log(value) : value);
    }

    /// <summary>Mean over tasks, seed by seed.</summary>
    public double[] OverTasks(Func<string, double[]> of)
    {
        var byTask = LinearizationTask.All.Select(of).ToList();
        return [.. Enumerable.Range(0, seeds.Count).Select(seed => byTask.Average(values => values[seed]))];
    }

    // A run is found by its key, which is a digest: a claim asks for the same conditions many times.
    private IReadOnlyList<RunRecord> Found(object condition, Func<int, PlannedRun> of)
    {
        if (!_found.TryGetValue(condition, out var found))
            _found[condition] = found = [.. seeds.Select(seed => runs[of(seed)])];
        return found;
    }
}
