using Replication.Core.Runs;

namespace Replication.Core.Progress;

/// <summary>Hands a run's progress to the observer at once and in order, which <see cref="Progress{T}"/> does not promise.</summary>
internal sealed class ObservedProgress(IRunObserver observer, PlannedRun run) : IProgress<double>
{
    public void Report(double value) => observer.Advanced(run, double.IsNaN(value) ? 0 : Math.Clamp(value, 0, 1));
}
