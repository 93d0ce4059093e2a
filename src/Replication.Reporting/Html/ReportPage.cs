using Replication.Core.Reports;
using Replication.Reporting.History;
using Replication.Reporting.Results;
using Replication.Reporting.Text;

namespace Replication.Reporting.Html;

/// <summary>The whole report as one HTML file that needs nothing else: no network, no script, no other file.</summary>
public static class ReportPage
{
    /// <summary>Writes the page claim by claim: of its text no more than one claim's is in memory.</summary>
    public static void Write(TextWriter output, SuiteReport report, ChangeList changes, HistoryFile history)
    {
        output.Write(Head(report, changes).Text);
        var histories = new ClaimHistories(history, report);
        foreach (var paper in ClaimGroups.Papers(report))
        {
            PaperSection.Write(output, report, paper, histories);
        }

        output.Write(Foot.Text);
    }

    private static Markup Foot { get; } = Markup.Of($"""
        </div>
        </main>
        </body>
        </html>

        """);

    private static Markup Head(SuiteReport report, ChangeList changes) => Markup.Of($"""
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

        """);
}
