using System.Globalization;
using Replication.Core.Runs;

namespace Replication.Tests.Core;

/// <summary>Runs that cost nothing and count how often they are carried out.</summary>
internal sealed class ToyRuns
{
    private int _executions;

    public int Executions => _executions;

    /// <summary>Called in the middle of every run.</summary>
    public Action<PlannedRun, RunContext> Midway { get; set; } = (_, _) => { };

    public PlannedRun Run(string name, params PlannedRun[] needs)
    {
        PlannedRun? self = null;
        self = new PlannedRun(new RunSpec(name, [new("name", name)]), needs, context => Work(self!, context));
        return self;
    }

    public PlannedRun[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Run($"run {i.ToString(CultureInfo.InvariantCulture)}"))];

    public static RunOutcome Outcome(double value) => new(
        new Dictionary<string, double> { ["value"] = value },
        new Dictionary<string, IReadOnlyList<double>> { ["layers"] = [value, value / 3] },
        new Dictionary<string, string> { ["weights"] = "abc" });

    private RunOutcome Work(PlannedRun self, RunContext context)
    {
        Interlocked.Increment(ref _executions);
        File.WriteAllText(context.ArtefactPath, self.Spec.Label);
        Midway(self, context);
        context.Cancellation.ThrowIfCancellationRequested();
        context.Progress.Report(1);
        return Outcome(self.Spec.Label.Length);
    }
}
