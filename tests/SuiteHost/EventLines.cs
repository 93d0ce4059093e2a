using Replication.Core.Progress;
using Replication.Core.Runs;

namespace Replication.SuiteHost;

/// <summary>One flushed line an event, so that a reader knows how far a process was when it died.</summary>
internal sealed class EventLines(TextWriter output) : IRunObserver
{
    private readonly Lock _gate = new();

    public void Write(string line)
    {
        lock (_gate)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    public void Planned(IReadOnlyList<PlannedRun> runs, int cached)
    {
    }

    public void Started(PlannedRun run)
    {
    }

    public void Advanced(PlannedRun run, double fraction)
    {
    }

    public void Finished(PlannedRun run, RunRecord record) => Write($"stored {run.Spec.Key}");

    public void Failed(PlannedRun run, Exception error) => Write($"failed {run.Spec.Key} {error.Message}");
}
