using Replication.Harness.Reports;

namespace Replication.Reporting;

/// <summary>Writes a suite's report: one self-contained HTML file, Markdown and an SVG per claim.</summary>
public static class ReportWriter
{
    /// <summary>Writes every file atomically and returns their paths, the HTML report first.</summary>
    public static IReadOnlyList<string> Write(SuiteReport report, string directory) => throw new NotImplementedException();
}
