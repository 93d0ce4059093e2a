using System.Globalization;
using Replication.Core;
using Replication.Core.Progress;
using Replication.Core.Runs;

namespace Replication;

/// <summary>One line for every finished run, shown while the test goes on.</summary>
internal sealed class TestProgress : IRunObserver
{
    public void Planned(IReadOnlyList<PlannedRun> runs, int cached) =>
        TestContext.Progress.WriteLine($"{runs.Count} runs, {cached} stored, {runs.Count - cached} to run.");

    public void Started(PlannedRun run)
    {
    }

    public void Advanced(PlannedRun run, double fraction)
    {
    }

    public void Finished(PlannedRun run, RunRecord record) => TestContext.Progress.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"finished  {run.Spec.Label}  {record.Minutes:0.00} min"));

    public void Failed(PlannedRun run, Exception error) =>
        TestContext.Progress.WriteLine($"failed    {run.Spec.Label}  {OneLine.Of(error.Message)}");
}
