namespace Replication.Core.Runs;

/// <summary>What a suite has to do: every wanted run once, and the runs they build on, as far as they are not stored.</summary>
/// <param name="Wanted">Each wanted run once, in plan order.</param>
/// <param name="Stored">Wanted or needed runs that are finished, by key.</param>
/// <param name="Outstanding">Runs to carry out; a run's needs stand before it.</param>
public sealed record RunPlan(
    IReadOnlyList<PlannedRun> Wanted, IReadOnlyDictionary<string, RunSummary> Stored, IReadOnlyList<PlannedRun> Outstanding)
{
    /// <summary>All runs that the suite shows: the wanted ones, and needed ones that must be carried out for them.</summary>
    public IReadOnlyList<PlannedRun> Shown =>
        [.. Outstanding.Concat(Wanted).DistinctBy(run => run.Spec.Key, StringComparer.Ordinal)];

    /// <summary>Compares runs with the store.</summary>
    public static RunPlan Of(IEnumerable<PlannedRun> runs, RunStore store)
    {
        PlannedRun[] wanted = [.. runs.DistinctBy(run => run.Spec.Key, StringComparer.Ordinal)];
        var stored = new Dictionary<string, RunSummary>(StringComparer.Ordinal);
        var outstanding = new List<PlannedRun>();
        var walk = new PlanWalk(store, (run, record) => stored[run.Spec.Key] = RunSummary.Of(record), outstanding.Add);
        foreach (var run in wanted)
        {
            walk.Visit(run);
        }

        return new RunPlan(wanted, stored, outstanding);
    }
}
