using Replication.Core.Progress;
using Replication.Core.Runs;

namespace Replication.Cli.Progress;

/// <summary>Shows a suite as it runs.</summary>
internal abstract class ProgressView : IRunObserver
{
    /// <summary>A moving tree on a terminal, plain lines elsewhere.</summary>
    public static ProgressView For(CliHost host) => host.IsInteractive
        ? new LiveView(host.Output, isColourful: string.IsNullOrEmpty(host.Variable("NO_COLOR")))
        : new LogView(host.Output, host.Error);

    /// <summary>Shows the suite while <paramref name="suite"/> runs it; <paramref name="progress"/> knows how far it is.</summary>
    public abstract SuiteResult Follow(SuiteProgress progress, Func<SuiteResult> suite);

    public abstract void Warn(string sentence);

    public abstract void Planned(IReadOnlyList<PlannedRun> runs, int cached);

    public abstract void Started(PlannedRun run);

    public abstract void Advanced(PlannedRun run, double fraction);

    public abstract void Finished(PlannedRun run, RunRecord record);

    public abstract void Failed(PlannedRun run, Exception error);
}
