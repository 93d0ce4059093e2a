using System.Collections.Concurrent;
using Replication.Harness;
using Replication.Harness.Runs;
using Spectre.Console;

namespace Replication.Cli.Progress;

/// <summary>One bar for the whole suite with the time left, and one for every run under way.</summary>
internal sealed class LiveView : ProgressView
{
    private readonly IAnsiConsole _console;
    private readonly ConcurrentDictionary<string, (ProgressTask Bar, double Fraction)> _bars = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private ProgressContext? _context;
    private ProgressTask? _total;

    public LiveView(TextWriter output, bool isColourful) => _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Detect,
        ColorSystem = isColourful ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.Yes,
        Out = new AnsiConsoleOutput(output),
    });

    public override SuiteResult Follow(Func<SuiteResult> suite) => _console.Progress()
        .AutoClear(true)
        .HideCompleted(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .Start(context =>
        {
            _context = context;
            return suite();
        });

    public override void Warn(string sentence) => _console.MarkupLineInterpolated($"{OneLine.Of(sentence)}");

    public override void Planned(IReadOnlyList<PlannedRun> runs, int cached)
    {
        _console.MarkupLineInterpolated($"{runs.Count} runs, {cached} stored, {runs.Count - cached} to run.");
        if (runs.Count > cached)
        {
            _total = _context!.AddTask("all runs", maxValue: runs.Count - cached);
        }
    }

    public override void Started(PlannedRun run) =>
        _bars[run.Spec.Key] = (_context!.AddTask(Markup.Escape(OneLine.Of(run.Spec.Label)), maxValue: 1), 0);

    public override void Advanced(PlannedRun run, double fraction)
    {
        lock (_gate)
        {
            if (_bars.TryGetValue(run.Spec.Key, out var shown) && fraction > shown.Fraction)
            {
                shown.Bar.Value = fraction;
                _total?.Increment(fraction - shown.Fraction);
                _bars[run.Spec.Key] = (shown.Bar, fraction);
            }
        }
    }

    public override void Finished(PlannedRun run, RunRecord record)
    {
        if (!_bars.ContainsKey(run.Spec.Key))
        {
            _total?.Increment(1); // Another process did it.
        }

        Advanced(run, 1);
        Close(run);
    }

    public override void Failed(PlannedRun run, Exception error)
    {
        Warn($"Run {run.Spec} failed: {error.Message}");
        Close(run);
    }

    private void Close(PlannedRun run)
    {
        if (_bars.TryRemove(run.Spec.Key, out var shown))
        {
            shown.Bar.StopTask();
        }
    }
}
