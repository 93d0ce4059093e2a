using System.Collections.Concurrent;
using System.Globalization;
using Replication.Core.Progress;

namespace Replication.Core.Runs;

/// <summary>Brings a set of planned runs into the store: each once, needs first, several at a time, resuming where it was stopped.</summary>
/// <param name="store">Finished runs; shared with other processes.</param>
/// <param name="environment">How the runs come about; goes into every record.</param>
/// <param name="observer">Follows the suite.</param>
/// <param name="options">Workers and what to do after a failure.</param>
public sealed class SuiteRunner(
    RunStore store, IEnumerable<KeyValuePair<string, string>> environment, IRunObserver observer, SuiteOptions options)
{
    /// <summary>Told, before workers start, how many threads the engine may use in each of them.</summary>
    public static Action<int>? BeforeWorkers { get; set; } = TorchSharp.torch.set_num_threads;

    /// <summary>Returns when all runs are finished or failed, or after the current steps once <paramref name="cancellation"/> asks for it.</summary>
    /// <exception cref="StoreException">The store cannot be read or written; runs stored so far are kept.</exception>
    public SuiteResult Run(IEnumerable<PlannedRun> runs, CancellationToken cancellation = default) => Run(RunPlan.Of(runs, store), cancellation);

    /// <summary>Carries out a plan that was made before; a run that another process stored meanwhile is not done again.</summary>
    /// <exception cref="StoreException">The store cannot be read or written; runs stored so far are kept.</exception>
    public SuiteResult Run(RunPlan plan, CancellationToken cancellation = default)
    {
        using var budget = new CancellationTokenSource(options.Budget ?? Timeout.InfiniteTimeSpan, options.Clock);
        observer.Planned(plan.Shown, plan.Shown.Count - plan.Outstanding.Count);
        var finished = new ConcurrentDictionary<string, bool>(plan.Stored.Keys.Select(key => KeyValuePair.Create(key, true)), StringComparer.Ordinal);
        var failures = new ConcurrentQueue<RunFailure>();
        if (plan.Outstanding.Count > 0)
        {
            StoreSweep.Of(store);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, budget.Token);
            Work(plan.Outstanding, finished, failures, either.Token);
        }

        var failed = failures.Select(failure => failure.Run.Spec.Key).ToHashSet(StringComparer.Ordinal);
        PlannedRun[] left = [.. plan.Outstanding.Where(run => !finished.ContainsKey(run.Spec.Key) && !failed.Contains(run.Spec.Key))];
        return new SuiteResult(
            new RunSet(finished.Keys.ToHashSet(StringComparer.Ordinal), store.Find),
            [.. failures],
            left,
            cancellation.IsCancellationRequested,
            budget.IsCancellationRequested && left.Length > 0);
    }

    private void Work(
        IReadOnlyList<PlannedRun> outstanding,
        ConcurrentDictionary<string, bool> finished,
        ConcurrentQueue<RunFailure> failures,
        CancellationToken cancellation)
    {
        var workers = Math.Clamp(options.Workers ?? Environment.ProcessorCount, 1, outstanding.Count);
        var engineThreads = Math.Max(1, Environment.ProcessorCount / workers);
        BeforeWorkers?.Invoke(engineThreads);
        var executor = new RunExecutor(store, WithThreads(workers, engineThreads), observer, options.Clock);
        var queue = new RunQueue(outstanding, run => store.TryLock(run.Spec.Key));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Exception? fatal = null;

        void Carry()
        {
            while (queue.Take(stop.Token) is var (run, held))
            {
                var failed = true;
                try
                {
                    using (held)
                    {
                        var record = executor.Execute(run, stop.Token);
                        held.Retire();
                        finished[run.Spec.Key] = true;
                        failed = false;
                        observer.Finished(run, record);
                    }
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                }
                catch (Exception error) when (error is not StoreException)
                {
                    failures.Enqueue(new RunFailure(run, $"Run {run.Spec} failed: {OneLine.Of(error.Message)}"));
                    observer.Failed(run, error);
                    if (options.FailFast)
                    {
                        queue.Stop();
                    }
                }
                finally
                {
                    queue.Done(run, failed);
                }
            }
        }

        void CarryOrStopAll()
        {
            try
            {
                Carry();
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref fatal, error, null);
                stop.Cancel();
            }
        }

        var threads = Enumerable.Range(1, workers).Select(i => new Thread(CarryOrStopAll) { Name = $"worker {i}", IsBackground = true }).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        if (fatal is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fatal);
        }
    }

    private SortedDictionary<string, string> WithThreads(int workers, int engineThreads) =>
        new(environment.ToDictionary(pair => pair.Key, pair => pair.Value), StringComparer.Ordinal)
        {
            ["workers"] = workers.ToString(CultureInfo.InvariantCulture),
            ["threads"] = engineThreads.ToString(CultureInfo.InvariantCulture),
        };
}
