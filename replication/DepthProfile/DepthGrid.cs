using Replication.Core.Runs;
using Replication.Models;
using Replication.Training.Tiers;

namespace Replication.DepthProfile;

/// <summary>The finished runs of a claim's cells, read by cell and seed.</summary>
internal sealed class DepthGrid(IReadOnlyList<int> seeds, TierTexts texts, RunSet runs)
{
    private readonly Dictionary<Cell, IReadOnlyList<RunRecord>> _found = [];

    /// <summary>The paper's families: an encoder, four decoders of both block types, a state-space model and a recurrent network.</summary>
    public static IReadOnlyList<ModelShape> Families { get; } =
        [.. new[] { "bert", "gpt2", "opt", "gpt-neox", "codegen", "mamba", "rwkv" }.Select(name => new ModelShape(name))];

    /// <summary>Every family under every objective.</summary>
    public static IReadOnlyList<Cell> Cells(bool equalStep) =>
        [.. from model in Families from task in DepthTasks.All select new Cell(model, task, equalStep)];

    public IReadOnlyList<int> Seeds => seeds;

    public IReadOnlyList<RunRecord> Runs(Cell cell)
    {
        // A run is found by its key, which is a digest: a claim asks for the same cells many times.
        if (!_found.TryGetValue(cell, out var found))
            _found[cell] = found = [.. seeds.Select(seed => runs[DepthRuns.Of(cell, seed, texts)])];
        return found;
    }

    /// <summary>One number a seed.</summary>
    public double[] Scalars(Cell cell, string name) => [.. Runs(cell).Select(run => run.Outcome.Scalars[name])];

    /// <summary>One profile a seed, by one measure on one probe set.</summary>
    public IReadOnlyList<Measures.Depth.ChangeProfile> Profiles(Cell cell, string measure = ChangeMeasures.Procrustes, string probe = "domain") =>
        [.. Runs(cell).Select(run => run.Outcome.Series[$"{measure}.{probe}"]).Select(s => new Measures.Depth.ChangeProfile(s[0], [.. s.Skip(1)]))];

    /// <summary>One locality gradient a seed.</summary>
    public double[] Slopes(Cell cell, string measure = ChangeMeasures.Procrustes, string probe = "domain") =>
        [.. Profiles(cell, measure, probe).Select(profile => profile.Slope)];

    /// <summary>Mean over cells, seed by seed.</summary>
    public double[] MeanSlopes(IEnumerable<Cell> cells, string measure = ChangeMeasures.Procrustes, string probe = "domain")
    {
        var slopes = cells.Select(cell => Slopes(cell, measure, probe)).ToList();
        return [.. Enumerable.Range(0, seeds.Count).Select(i => slopes.Average(s => s[i]))];
    }
}
