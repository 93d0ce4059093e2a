using Replication.Core.Runs;

namespace Replication.ClusterGeometry;

/// <summary>The finished runs of a claim, read by size, task and seed.</summary>
internal sealed class GeometryGrid(IReadOnlyList<int> seeds, GeometryData data, RunSet runs)
{
    private readonly Dictionary<(BertSize, string), IReadOnlyList<RunRecord>> _found = [];

    public IReadOnlyList<int> Seeds => seeds;

    public IReadOnlyList<RunRecord> Runs(BertSize size, string task)
    {
        // A run is found by its key, which is a digest: a claim asks for the same runs many times.
        if (!_found.TryGetValue((size, task), out var found))
            _found[(size, task)] = found = [.. seeds.Select(seed => runs[GeometryRuns.Of(size, task, seed, data)])];
        return found;
    }

    /// <summary>One number a seed.</summary>
    public double[] Scalars(BertSize size, string task, string name) => [.. Runs(size, task).Select(run => run.Outcome.Scalars[name])];

    /// <summary>One series a seed.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Series(BertSize size, string task, string name) => [.. Runs(size, task).Select(run => run.Outcome.Series[name])];

    /// <summary>The difference of a number that was taken before and after fine-tuning, one a seed.</summary>
    public double[] Change(BertSize size, string task, string name) =>
        [.. Scalars(size, task, $"{name}.before").Zip(Scalars(size, task, $"{name}.after"), (before, after) => after - before)];

    /// <summary>The series of every probed label by its name, one a seed: in ordinal order of the names.</summary>
    public IReadOnlyList<(string Label, IReadOnlyList<IReadOnlyList<double>> Seeds)> ByLabel(BertSize size, string task, string name) =>
        [.. Runs(size, task)[0].Outcome.Series.Keys.Where(key => key.StartsWith(name + ".", StringComparison.Ordinal))
            .Select(key => (key[(name.Length + 1)..], Series(size, task, key)))];
}
