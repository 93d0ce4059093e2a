using Replication.Core.Runs;

namespace Replication.Core.Progress;

/// <summary>Tells several observers of the same suite, in order.</summary>
public sealed class ObserverGroup(params IReadOnlyList<IRunObserver> observers) : IRunObserver
{
    public void Planned(IReadOnlyList<PlannedRun> runs, int cached) => Tell(observer => observer.Planned(runs, cached));

    public void Started(PlannedRun run) => Tell(observer => observer.Started(run));

    public void Advanced(PlannedRun run, double fraction) => Tell(observer => observer.Advanced(run, fraction));

    public void Finished(PlannedRun run, RunRecord record) => Tell(observer => observer.Finished(run, record));

    public void Failed(PlannedRun run, Exception error) => Tell(observer => observer.Failed(run, error));

    private void Tell(Action<IRunObserver> what)
    {
        foreach (var observer in observers)
        {
            what(observer);
        }
    }
}
