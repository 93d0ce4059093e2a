namespace Replication.Core.Runs;

/// <summary>A plan for people to look at. Of each run only the line about it is kept, so that a plan of many thousands costs little memory.</summary>
/// <param name="Runs">Runs to carry out, a run's needs before it; then the stored ones in plan order.</param>
public sealed record PlanSurvey(IReadOnlyList<SurveyedRun> Runs)
{
    /// <summary>Runs to carry out.</summary>
    public int Outstanding => Runs.Count(run => !run.IsStored);

    /// <summary>Of these, how many have a known length.</summary>
    public int Known => Runs.Count(run => !run.IsStored && run.Minutes is not null);

    /// <summary>Minutes of these, one after the other.</summary>
    public double KnownMinutes => Runs.Where(run => !run.IsStored).Sum(run => run.Minutes ?? 0);

    /// <summary>Compares runs with the store.</summary>
    /// <param name="runs">Gone through once and let go one by one: a sequence that plans as it goes is never held whole.</param>
    /// <param name="store">Finished runs.</param>
    public static PlanSurvey Of(IEnumerable<PlannedRun> runs, RunStore store)
    {
        var minutes = new Dictionary<string, double>(StringComparer.Ordinal);
        var outstanding = new List<(string Key, string Label)>();
        var stored = new List<SurveyedRun>();
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        var walk = new PlanWalk(
            store, (run, record) => minutes[run.Spec.Key] = record.Minutes, run => outstanding.Add((run.Spec.Key, run.Spec.Label)));
        foreach (var run in runs)
        {
            walk.Visit(run);
            if (wanted.Add(run.Spec.Key) && minutes.TryGetValue(run.Spec.Key, out var took))
            {
                stored.Add(new SurveyedRun(run.Spec.Key, run.Spec.Label, true, took));
            }
        }

        var lastTime = RunHistory.MinutesByLabel(store, outstanding.Select(run => run.Label));
        return new(
        [
            .. outstanding.Select(run => new SurveyedRun(run.Key, run.Label, false, lastTime.TryGetValue(run.Label, out var known) ? known : null)),
            .. stored,
        ]);
    }
}
