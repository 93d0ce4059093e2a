using Replication.Core.Reports;

namespace Replication.Reporting.Text;

/// <summary>A suite in one sentence of counts; what is zero is left out.</summary>
public static class CountSentence
{
    public static string Of(SuiteReport report)
    {
        if (report.Claims.Count == 0)
        {
            return "This report holds no claims.";
        }

        return $"{Count(report.Claims.Count, "claim")} from {Count(ClaimGroups.Papers(report).Count, "document")}: {Verdicts(report.Claims)}.";
    }

    /// <summary><c>3 replicated, 1 inconclusive</c>; what is zero is left out.</summary>
    public static string Verdicts(IReadOnlyList<ClaimReport> claims) => string.Join(", ", VerdictFace.Order
        .Select(v => (Count: claims.Count(c => c.Finding?.Verdict == v), Words: v is null ? "without a verdict yet" : VerdictFace.Of(v).Word.ToLowerInvariant()))
        .Where(p => p.Count > 0)
        .Select(p => $"{p.Count} {p.Words}"));

    /// <summary><c>1 claim</c>, <c>2 claims</c>.</summary>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
