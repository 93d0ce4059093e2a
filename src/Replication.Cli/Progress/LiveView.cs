using Replication.Core;
using Replication.Core.Progress;
using Replication.Core.Runs;
using Spectre.Console;

namespace Replication.Cli.Progress;

/// <summary>A tree that is drawn anew in place: the suite with the time left, its claims, and the runs under way in each.</summary>
internal sealed class LiveView : ProgressView
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly IAnsiConsole _console;

    public LiveView(TextWriter output, bool isColourful) => _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Detect,
        ColorSystem = isColourful ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.Yes,
        Out = new AnsiConsoleOutput(output),
    });

    public override SuiteResult Follow(SuiteProgress progress, Func<SuiteResult> suite) => _console.Live(new Text(""))
        .AutoClear(true)
        .Start(screen =>
        {
            var work = Task.Factory.StartNew(suite, TaskCreationOptions.LongRunning);
            while (!((IAsyncResult)work).AsyncWaitHandle.WaitOne(Interval))
            {
                // Two lines stay free, so that the tree never scrolls.
                screen.UpdateTarget(ProgressTree.Of(progress.Report(), _console.Profile.Height - 2));
            }

            return work.GetAwaiter().GetResult();
        });

    public override void Warn(string sentence) => _console.MarkupLineInterpolated($"{OneLine.Of(sentence)}");

    public override void Planned(IReadOnlyList<PlannedRun> runs, int cached) =>
        _console.MarkupLineInterpolated($"{runs.Count} runs, {cached} stored, {runs.Count - cached} to run.");

    public override void Started(PlannedRun run)
    {
    }

    public override void Advanced(PlannedRun run, double fraction)
    {
    }

    public override void Finished(PlannedRun run, RunRecord record)
    {
    }

    public override void Failed(PlannedRun run, Exception error) => Warn($"Run {run.Spec} failed: {error.Message}");
}
