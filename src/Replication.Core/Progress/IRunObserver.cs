using Replication.Core.Runs;

namespace Replication.Core.Progress;

/// <summary>Follows a suite as it runs. Calls come from worker threads.</summary>
public interface IRunObserver
{
    /// <summary>All runs are known; <paramref name="cached"/> of them are in the store already.</summary>
    void Planned(IReadOnlyList<PlannedRun> runs, int cached);

    void Started(PlannedRun run);

    /// <param name="run">The run.</param>
    /// <param name="fraction">0 to 1.</param>
    void Advanced(PlannedRun run, double fraction);

    void Finished(PlannedRun run, RunRecord record);

    void Failed(PlannedRun run, Exception error);
}
