using System.Text.RegularExpressions;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Reporting.Figures;

namespace Replication.Reporting;

/// <summary>Refuses a report whose claims cannot be told apart or whose figures cannot be drawn, before any file is touched.</summary>
public static partial class ReportGuard
{
    /// <exception cref="ArgumentException">A claim's id cannot name a file or occurs twice, or a figure's data do not fit together; the message names it.</exception>
    public static void Check(SuiteReport report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in report.Claims.Select(c => c.Card.Id))
        {
            if (!Id().IsMatch(id))
            {
                throw new ArgumentException($"The claim id \"{id}\" cannot name a file: write it as paper/claim in lower case, digits and hyphens.");
            }

            if (!seen.Add(id))
            {
                throw new ArgumentException($"The claim id \"{id}\" occurs twice in the report: give each claim its own id.");
            }
        }

        foreach (var finding in report.Claims.Select(c => c.Finding).OfType<Finding>())
        {
            FigureGuard.Check(finding.Figure);
        }
    }

    [GeneratedRegex("^[a-z0-9-]+/[a-z0-9-]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
