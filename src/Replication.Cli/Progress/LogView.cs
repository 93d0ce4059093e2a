using System.Globalization;
using Replication.Cli.Printing;
using Replication.Core;
using Replication.Core.Progress;
using Replication.Core.Runs;

namespace Replication.Cli.Progress;

/// <summary>One plain line an event: no colours, no control characters, readable in any log.</summary>
internal sealed class LogView(TextWriter output, TextWriter error) : ProgressView
{
    private readonly Lock _gate = new();
    private int _total;
    private int _done;

    public override SuiteResult Follow(SuiteProgress progress, Func<SuiteResult> suite) => suite();

    public override void Warn(string sentence)
    {
        lock (_gate)
        {
            error.WriteLine(OneLine.Of(sentence));
        }
    }

    public override void Planned(IReadOnlyList<PlannedRun> runs, int cached)
    {
        lock (_gate)
        {
            (_total, _done) = (runs.Count, cached);
            output.WriteLine($"{runs.Count} runs, {cached} stored, {runs.Count - cached} to run.");
        }
    }

    public override void Started(PlannedRun run) => Line("started", run, "", finished: 0);

    public override void Advanced(PlannedRun run, double fraction)
    {
    }

    public override void Finished(PlannedRun run, RunRecord record) =>
        Line("finished", run, $"  {PlainNumber.Minutes(record.Minutes)}", finished: 1);

    public override void Failed(PlannedRun run, Exception error) => Line("failed", run, $"  {OneLine.Of(error.Message)}", finished: 0);

    private void Line(string what, PlannedRun run, string more, int finished)
    {
        lock (_gate)
        {
            _done += finished;
            var total = _total.ToString(CultureInfo.InvariantCulture);
            var done = _done.ToString(CultureInfo.InvariantCulture).PadLeft(total.Length);
            output.WriteLine($"[{done}/{total}] {what,-8}  {OneLine.Of(run.Spec.Label)}{more}");
            output.Flush();
        }
    }
}
