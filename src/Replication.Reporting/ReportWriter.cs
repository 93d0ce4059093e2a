using Replication.Harness;
using Replication.Harness.Reports;
using Replication.Reporting.Badge;
using Replication.Reporting.Figures;
using Replication.Reporting.Forest;
using Replication.Reporting.History;
using Replication.Reporting.Html;
using Replication.Reporting.Markdown;
using Replication.Reporting.Results;

namespace Replication.Reporting;

/// <summary>Writes a suite's report: one self-contained HTML file, Markdown, a badge, an SVG per claim, the results and the history as JSON.</summary>
public static class ReportWriter
{
    /// <summary>Writes every file atomically and returns their paths, the HTML report first.</summary>
    /// <param name="report">What to report.</param>
    /// <param name="directory">Made where it does not exist; an earlier report in it is compared with, then replaced.</param>
    /// <exception cref="ArgumentException">A claim's id or a figure's data cannot be used; nothing was written.</exception>
    /// <exception cref="SetUpException">The directory's history cannot be read; nothing was written.</exception>
    /// <exception cref="IOException">The directory cannot be written to.</exception>
    public static IReadOnlyList<string> Write(SuiteReport report, string directory)
    {
        ReportGuard.Check(report);
        var results = ResultsOf.Suite(report);
        var changes = ChangeList.Between(PreviousResults.In(directory), results);
        var history = ReportHistory.With(report, directory);
        List<(string Name, string Text)> files =
        [
            (ReportFiles.Html, ReportPage.Render(report, changes, history)),
            (ReportFiles.Markdown, MarkdownReport.Render(report, changes)),
            (ReportFiles.Forest, ForestPlotRenderer.Render(report, new Canvas("forest", Picture.Wide, StandsAlone: true))),
            .. report.Claims.Where(c => c.Finding is not null).Select(c => (
                ReportFiles.FigureOf(c.Card),
                FigureRenderer.Render(c.Finding!.Figure, new Canvas(ReportFiles.AnchorOf(c.Card), Picture.Wide, StandsAlone: true)))),

            (ReportFiles.Badge, BadgeRenderer.Render(report)),
            (ReportFiles.Schema, ResultsSchema.Text),
            (ReportFiles.History, ReportHistory.Write(history)),

            // Last, because the next report compares with it: a report that was cut off must not count as seen.
            (ReportFiles.Results, ResultsJson.Write(results)),
        ];

        Directory.CreateDirectory(directory);
        foreach (var (name, text) in files)
        {
            AtomicFile.Write(Path.Combine(directory, name), text);
        }

        return [.. files.Select(f => Path.Combine(directory, f.Name))];
    }
}
