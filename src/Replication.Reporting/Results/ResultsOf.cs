using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Reporting.Text;

namespace Replication.Reporting.Results;

/// <summary>Turns a suite's report into the records of <c>results.json</c>.</summary>
public static class ResultsOf
{
    public static ResultsFile Suite(SuiteReport report) => new(
        ResultsFile.CurrentFormat,
        report.Written,
        report.Tier.ToString().ToLowerInvariant(),
        report.Texts,
        report.Environment,
        Claims(report));

    private static IReadOnlyList<ClaimResult> Claims(SuiteReport report)
    {
        var adjusted = ClaimGroups.Papers(report).ToDictionary(
            paper => paper.Key, paper => new AdjustedPValues([.. ClaimGroups.In(report, paper)]), StringComparer.Ordinal);
        return [.. report.Claims.Select(claim => Claim(claim, adjusted[claim.Card.Paper.Key].Of(claim)))];
    }

    private static ClaimResult Claim(ClaimReport claim, double? adjusted) => new(
        claim.Card.Id,
        claim.Card.Version,
        claim.Card.Title,
        claim.Card.Statement,
        claim.Finding?.Verdict.ToString(),
        claim.Finding?.Sentence,
        claim.Finding?.FurtherSeeds,
        claim.Snapshot.ToString(),
        claim.Card.Published?.Value,
        claim.Card.Published?.Text,
        claim.Card.SmallestEffect.Value,
        claim.Card.SmallestEffect.Unit,
        claim.Finding?.Headline?.Path,
        [.. (claim.Finding?.Estimates ?? []).Select(Estimate)],
        [.. (claim.Finding?.WeightHashes.AsEnumerable() ?? []).OrderBy(h => h.Key, StringComparer.Ordinal)],
        [.. claim.Runs.Select(r => new RunResult(r.Key, r.Label, r.Minutes, r.Finished))],
        claim.MissingRuns,
        claim.Finding?.PValue?.Value,
        claim.Finding?.PValue?.Test,
        adjusted);

    private static EstimateResult Estimate(Estimate estimate) => new(
        estimate.Path,
        estimate.Label,
        estimate.Unit,
        estimate.Value,
        estimate.Interval.Low,
        estimate.Interval.High,
        estimate.Interval.Level,
        estimate.Interval.Method,
        estimate.N,
        estimate.PerSeed);
}
