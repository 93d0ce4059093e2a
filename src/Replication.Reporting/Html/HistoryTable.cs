using System.Globalization;
using Replication.Reporting.History;
using Replication.Reporting.Text;
using Replication.Statistics;

namespace Replication.Reporting.Html;

/// <summary>What earlier reports said of a claim, newest first.</summary>
public static class HistoryTable
{
    private const int Shown = 12;

    public static Markup Of(string title, IReadOnlyList<HistoryEntry> entries) => Markup.If(entries.Count > 1, () => Markup.Of($"""
        <h4>History</h4>
        {Disclosure.Of($"{CountSentence.Count(entries.Count, "report")} that said something new", Markup.Of($"{Table(title, entries)}{Older(entries)}"))}
        """));

    private static Markup Table(string title, IReadOnlyList<HistoryEntry> entries) => DataTable.Of(
        $"History of {title}",
        ["Report", "Commit", "Verdict", "Estimate", "n", "Protocol"],
        entries.Reverse().Take(Shown).Select(e => (IReadOnlyList<string>)
        [
            MomentText.Of(e.Written),
            e.Commit[..Math.Min(12, e.Commit.Length)],
            VerdictFace.Of(Enum.TryParse<Verdict>(e.Verdict, out var known) ? known : null).Word,
            e.Value is { } value ? NumberText.WithInterval(value, e.Low ?? double.NaN, e.High ?? double.NaN) : "",
            e.N?.ToString(CultureInfo.InvariantCulture) ?? "",
            string.Create(CultureInfo.InvariantCulture, $"version {e.Version}"),
        ]));

    private static Markup Older(IReadOnlyList<HistoryEntry> entries) => Markup.If(
        entries.Count > Shown, () => Markup.Of($"<p class=\"note\">{CountSentence.Count(entries.Count - Shown, "older report")} in {ReportFiles.History}.</p>\n"));
}
