namespace Replication.Core.Runs;

/// <summary>Hands outstanding runs to workers: plan order, needs first, one worker a run. Safe to call from any thread.</summary>
internal sealed class RunQueue(IReadOnlyList<PlannedRun> outstanding, Func<PlannedRun, RunLock?> tryLock)
{
    /// <summary>How often a run that another process holds is asked for again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();
    private readonly List<PlannedRun> _left = [.. outstanding];
    private readonly HashSet<string> _unfinished = new(outstanding.Select(run => run.Spec.Key), StringComparer.Ordinal);
    private readonly HashSet<string> _lost = new(StringComparer.Ordinal);
    private readonly List<PlannedRun> _blocked = [];
    private bool _stopped;

    /// <summary>Runs that were never started because one that they need failed.</summary>
    public IReadOnlyList<PlannedRun> Blocked
    {
        get
        {
            lock (_gate)
            {
                return [.. _blocked];
            }
        }
    }

    /// <summary>The next run whose needs are done, with its lock; waits for one, and gives null when none is left.</summary>
    public (PlannedRun Run, RunLock Lock)? Take(CancellationToken cancellation)
    {
        lock (_gate)
        {
            while (!_stopped && !cancellation.IsCancellationRequested)
            {
                DropBlocked();
                if (_left.Count == 0)
                {
                    return null;
                }

                for (var i = 0; i < _left.Count; i++)
                {
                    var run = _left[i];
                    if (!run.Needs.Any(need => _unfinished.Contains(need.Spec.Key)) && tryLock(run) is { } held)
                    {
                        _left.RemoveAt(i);
                        return (run, held);
                    }
                }

                Monitor.Wait(_gate, Patience);
            }

            return null;
        }
    }

    public void Done(PlannedRun run, bool failed)
    {
        lock (_gate)
        {
            _unfinished.Remove(run.Spec.Key);
            if (failed)
            {
                _lost.Add(run.Spec.Key);
            }

            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Hands out nothing more.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void DropBlocked() => _left.RemoveAll(run =>
    {
        // Needs stand before what needs them, so one pass drops whole chains.
        if (!run.Needs.Any(need => _lost.Contains(need.Spec.Key)))
        {
            return false;
        }

        _blocked.Add(run);
        _lost.Add(run.Spec.Key);
        _unfinished.Remove(run.Spec.Key);
        return true;
    });
}
