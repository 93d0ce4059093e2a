namespace Replication.Core.Runs;

/// <summary>
/// Compares runs with the store, one after the other and each once. A need of a stored run is not looked at: nothing asks for
/// it any more.
/// </summary>
/// <param name="store">Finished runs.</param>
/// <param name="stored">Told of each run that is finished, with its record.</param>
/// <param name="outstanding">Told of each run to carry out; its needs come before it.</param>
internal sealed class PlanWalk(RunStore store, Action<PlannedRun, RunRecord> stored, Action<PlannedRun> outstanding)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public void Visit(PlannedRun run)
    {
        if (!_seen.Add(run.Spec.Key))
        {
            return;
        }

        if (store.Find(run.Spec.Key) is { } record)
        {
            stored(run, record);
            return;
        }

        foreach (var need in run.Needs)
        {
            Visit(need);
        }

        outstanding(run);
    }
}
