namespace Replication.Core.Runs;

/// <summary>How long a plan's outstanding runs will take, as far as runs of the same labels were timed before.</summary>
/// <param name="Outstanding">Runs to carry out.</param>
/// <param name="MinutesByLabel">Minutes of one run of each label, last time.</param>
public sealed record PlanCost(IReadOnlyList<PlannedRun> Outstanding, IReadOnlyDictionary<string, double> MinutesByLabel)
{
    public static PlanCost Of(RunPlan plan, RunStore store) =>
        new(plan.Outstanding, RunHistory.MinutesByLabel(store, plan.Outstanding.Select(run => run.Spec.Label)));

    /// <summary>Outstanding runs whose length is known.</summary>
    public int Known => Outstanding.Count(run => MinutesByLabel.ContainsKey(run.Spec.Label));

    /// <summary>Minutes of these, one after the other.</summary>
    public double KnownMinutes => Outstanding.Sum(run => MinutesOf(run) ?? 0);

    /// <summary>Null where no run of that label was ever timed.</summary>
    public double? MinutesOf(PlannedRun run) => MinutesByLabel.TryGetValue(run.Spec.Label, out var minutes) ? minutes : null;

    /// <summary>The least wall time of the known runs: shared out to the workers, but no shorter than the longest chain of needs.</summary>
    public double WallMinutes(int workers) => Math.Max(KnownMinutes / Math.Clamp(workers, 1, Math.Max(1, Outstanding.Count)), LongestChain());

    private double LongestChain()
    {
        // Needs stand before what needs them.
        var ends = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var run in Outstanding)
        {
            var start = run.Needs.Select(need => ends.GetValueOrDefault(need.Spec.Key)).DefaultIfEmpty(0).Max();
            ends[run.Spec.Key] = start + (MinutesOf(run) ?? 0);
        }

        return ends.Values.DefaultIfEmpty(0).Max();
    }
}
