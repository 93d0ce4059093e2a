using Replication.Core.Claims;
using Replication.Core.Runs;
using Replication.Core.Snapshots;

namespace Replication.Core.Reports;

/// <summary>Turns finished runs into a finding and compares it with what was approved.</summary>
/// <param name="snapshots">The approved values.</param>
public sealed class ClaimJudge(SnapshotStore snapshots)
{
    /// <exception cref="SetUpException">An approved snapshot cannot be read.</exception>
    public ClaimResult Judge(PlannedClaim planned, RunSet runs)
    {
        var card = planned.Claim.Card;
        var distinct = planned.Runs.DistinctBy(run => run.Spec.Key, StringComparer.Ordinal).ToArray();
        // One claim's runs at a time are in memory, however many the suite has.
        var held = runs.Of(distinct);
        RunRecord[] finished = [.. distinct.Where(held.Contains).Select(run => held[run])];
        string[] missing = [.. distinct.Where(run => !held.Contains(run)).Select(run => run.Spec.Label)];
        // What outlives the judgement is a heading a run and each value once.
        var report = new ClaimReport(card, null, SnapshotState.NotCompared, [.. finished.Select(RunSummary.Of)], missing)
        {
            Parts = DistinctValues.Of(finished.Select(run => run.Parts)),
            Environment = DistinctValues.Of(finished.Select(run => run.Environment)),
        };

        ClaimResult Without(string problem) => new(report, SnapshotResult.NotCompared, problem);

        if (missing.Length > 0)
        {
            return Without($"Claim {card.Id} has no finding yet: {missing.Length} of its {distinct.Length} runs are missing.");
        }

        Finding finding;
        try
        {
            finding = planned.Claim.Judge(planned.Settings, held);
        }
        catch (Exception error)
        {
            return Without($"Claim {card.Id} could not be judged: {OneLine.Of(error.Message)}");
        }

        var snapshot = planned.Settings.IsStandard
            ? snapshots.Verify(Snapshot.Of(planned.Claim, planned.Settings.Tier, finding))
            : SnapshotResult.NotCompared;
        return new ClaimResult(report with { Finding = finding, Snapshot = snapshot.State }, snapshot, null);
    }
}
