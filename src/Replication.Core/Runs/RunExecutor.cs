using Replication.Core.Progress;

namespace Replication.Core.Runs;

/// <summary>Carries out one run whose lock is held and stores what it measured.</summary>
/// <param name="store">Where it is stored.</param>
/// <param name="environment">Goes into every record.</param>
/// <param name="observer">Follows the run.</param>
/// <param name="clock">Measures how long the run takes.</param>
internal sealed class RunExecutor(RunStore store, IReadOnlyDictionary<string, string> environment, IRunObserver observer, TimeProvider clock)
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
            var started = clock.GetTimestamp();
            var outcome = run.Work(new RunContext(
                need => ArtefactOf(run, need), store.PartialArtefactPath(key), new ObservedProgress(observer, run), cancellation));
            var record = new RunRecord(
                key, run.Spec.Label, run.Spec.Parts, outcome, clock.GetElapsedTime(started).TotalMinutes, clock.GetUtcNow(), environment);
            store.Write(record);
            return record;
        }
        catch (IOException error) when (StoreException.IsDiskFull(error))
        {
            // The work itself writes the artefact into the store: every further run would meet the same disk.
            throw StoreException.From(store.Folder, error);
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
