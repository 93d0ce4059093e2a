using System.Diagnostics;
using Replication.Harness.Progress;

namespace Replication.Harness.Runs;

/// <summary>Carries out one run whose lock is held and stores what it measured.</summary>
/// <param name="store">Where it is stored.</param>
/// <param name="environment">Goes into every record.</param>
/// <param name="observer">Follows the run.</param>
internal sealed class RunExecutor(RunStore store, IReadOnlyDictionary<string, string> environment, IRunObserver observer)
{
    public RunRecord Execute(PlannedRun run, CancellationToken cancellation)
    {
        var key = run.Spec.Key;
        if (store.Find(key) is { } done)
        {
            return done; // Another process did it while we waited for the lock.
        }

        observer.Started(run);
        store.DiscardPartial(key);
        try
        {
            // Not the clock: a run's length must not depend on someone setting it.
            var watch = Stopwatch.StartNew();
            var outcome = run.Work(new RunContext(
                need => ArtefactOf(run, need), store.PartialArtefactPath(key), new ObservedProgress(observer, run), cancellation));
            var record = new RunRecord(
                key, run.Spec.Label, run.Spec.Parts, outcome, watch.Elapsed.TotalMinutes, DateTimeOffset.UtcNow, environment);
            store.Write(record);
            return record;
        }
        finally
        {
            store.DiscardPartial(key);
        }
    }

    private string ArtefactOf(PlannedRun run, PlannedRun need)
    {
        if (!run.Needs.Any(declared => declared.Spec.Key == need.Spec.Key))
        {
            throw new InvalidOperationException($"It reads the artefact of {need.Spec} without naming that run among its needs.");
        }

        var path = store.ArtefactPath(need.Spec.Key);
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException($"It reads an artefact that {need.Spec} did not leave.");
    }
}
