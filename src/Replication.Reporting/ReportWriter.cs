using System.Text;
using Replication.Core;
using Replication.Core.Reports;
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
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes every file beside its place, one after the other and each piece by piece; when all are whole, they take their places.
    /// Returns their paths, the HTML report first.
    /// </summary>
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
        List<(string Name, Action<Stream> Write)> files =
        [
            (ReportFiles.Html, Text(output => ReportPage.Write(output, report, changes, history))),
            (ReportFiles.Markdown, Text(output => MarkdownReport.Write(output, report, changes))),
            (ReportFiles.Forest, Text(output => output.Write(ForestPlotRenderer.Render(report, new Canvas("forest", Picture.Wide, StandsAlone: true))))),
            .. report.Claims.Where(c => c.Finding is not null).Select(c => (
                ReportFiles.FigureOf(c.Card),
                Text(output => output.Write(FigureRenderer.Render(c.Finding!.Figure, new Canvas(ReportFiles.AnchorOf(c.Card), Picture.Wide, StandsAlone: true)))))),

            (ReportFiles.Badge, Text(output => output.Write(BadgeRenderer.Render(report)))),
            (ReportFiles.Schema, Text(output => output.Write(ResultsSchema.Text))),
            (ReportFiles.History, Text(output => output.Write(ReportHistory.Write(history)))),

            // Last, because the next report compares with it: a report that was cut off must not count as seen.
            (ReportFiles.Results, output => ResultsJson.Write(output, results)),
        ];

        Directory.CreateDirectory(directory);
        Write([.. files.Select(f => (Path.Combine(directory, f.Name), f.Write))]);
        return [.. files.Select(f => Path.Combine(directory, f.Name))];
    }

    private static void Write(IReadOnlyList<(string Path, Action<Stream> Write)> files)
    {
        var written = new List<PartialFile>();
        try
        {
            foreach (var (path, write) in files)
            {
                written.Add(new PartialFile(path, write));
            }

            written.ForEach(file => file.Keep());
        }
        finally
        {
            written.ForEach(file => file.Dispose());
        }
    }

    private static Action<Stream> Text(Action<TextWriter> write) => stream =>
    {
        using var output = new StreamWriter(stream, Utf8, leaveOpen: true) { NewLine = "\n" };
        write(output);
    };
}
