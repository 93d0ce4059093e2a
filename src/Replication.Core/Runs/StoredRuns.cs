namespace Replication.Core.Runs;

/// <summary>Reads from the store what is there of a plan, without running anything.</summary>
public static class StoredRuns
{
    public static RunSet Of(IReadOnlyCollection<PlannedRun> runs, RunStore store) =>
        new RunSet(runs.Select(run => run.Spec.Key).ToHashSet(StringComparer.Ordinal), store.Find).Of(runs);
}
