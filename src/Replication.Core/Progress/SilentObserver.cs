using Replication.Core.Runs;

namespace Replication.Core.Progress;

/// <summary>Follows nothing.</summary>
public sealed class SilentObserver : IRunObserver
{
    public void Planned(IReadOnlyList<PlannedRun> runs, int cached)
    {
    }

    public void Started(PlannedRun run)
    {
    }

    public void Advanced(PlannedRun run, double fraction)
    {
    }

    public void Finished(PlannedRun run, RunRecord record)
    {
    }

    public void Failed(PlannedRun run, Exception error)
    {
    }
}
