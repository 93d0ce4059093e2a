using Replication.Core.Claims;
using Replication.Core.Reports;

namespace Replication.Reporting.Text;

/// <summary>A report's claims by their document, in the order in which the documents first occur.</summary>
public static class ClaimGroups
{
    public static IReadOnlyList<Paper> Papers(SuiteReport report) => [.. report.Claims.Select(c => c.Card.Paper).DistinctBy(p => p.Key, StringComparer.Ordinal)];

    public static IEnumerable<ClaimReport> In(SuiteReport report, Paper paper) => report.Claims.Where(c => c.Card.Paper.Key == paper.Key);
}
