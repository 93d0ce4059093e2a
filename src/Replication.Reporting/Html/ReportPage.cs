using Replication.Harness.Reports;
using Replication.Reporting.History;
using Replication.Reporting.Results;
using Replication.Reporting.Text;

namespace Replication.Reporting.Html;

/// <summary>The whole report as one HTML file that needs nothing else: no network, no script, no other file.</summary>
public static class ReportPage
{
    public static string Render(SuiteReport report, ChangeList changes, HistoryFile history) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Replication report, tier {report.Tier.ToString().ToLowerInvariant()}, {MomentText.Of(report.Written)}</title>
        <link rel="icon" href="data:,">
        <style>
        {new Markup(StyleSheet.Figure)}{new Markup(StyleSheet.Page)}</style>
        </head>
        <body>
        <a class="skip" href="#claims">Skip to the claims</a>
        {Navigation.Of(report)}<main>
        {IndexSection.Of(report, changes)}<div id="claims" tabindex="-1">
        {Markup.Join(ClaimGroups.Papers(report).Select(p => PaperSection.Of(report, p, new ClaimHistories(history, report))))}</div>
        </main>
        </body>
        </html>

        """).Text;
}
