namespace Replication.Harness.Runs;

/// <summary>Reads from the store what is there of a plan, without running anything.</summary>
public static class StoredRuns
{
    public static RunSet Of(IEnumerable<PlannedRun> runs, RunStore store)
    {
        var found = new Dictionary<string, RunRecord>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            if (!found.ContainsKey(run.Spec.Key) && store.Find(run.Spec.Key) is { } record)
            {
                found[run.Spec.Key] = record;
            }
        }

        return new RunSet(found);
    }
}
