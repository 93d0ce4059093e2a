using System.Globalization;
using System.Text;
using Replication.Harness.Reports;
using Replication.Reporting.Forest;
using Replication.Reporting.Results;
using Replication.Reporting.Text;

namespace Replication.Reporting.Markdown;

/// <summary>The report's essence as Markdown, for the summary page of a CI job: counts, changes and tables at once, each claim's page on demand.</summary>
public static class MarkdownReport
{
    /// <summary>More changes than this are closed until asked for.</summary>
    private const int MostChanges = 12;

    public static string Render(SuiteReport report, ChangeList changes)
    {
        var text = new StringBuilder()
            .Append("# Replication report\n\n")
            .Append($"Tier {report.Tier.ToString().ToLowerInvariant()}, {MarkdownText.Escape(report.Texts)}. Written {MomentText.Of(report.Written)}.\n\n")
            .Append($"**{CountSentence.Of(report)}**\n\n");
        AppendChanges(text, changes);
        foreach (var paper in ClaimGroups.Papers(report))
        {
            var claims = ClaimGroups.In(report, paper).ToArray();
            text.Append($"## {MarkdownText.Escape(paper.Title)}\n\n")
                .Append($"{MarkdownText.Escape($"{paper.Authors}. {paper.Source}. {CountSentence.Verdicts(claims)}.")}\n\n");
            MarkdownTable.Append(text, ["Claim", "Verdict", "Measured here:", "In the document", "n:", "Snapshot"], claims.Select(Row));
            foreach (var claim in claims)
            {
                MarkdownClaim.Append(text, claim, report.Tier);
            }
        }

        text.Append("## Made with\n\n");
        foreach (var (name, value) in report.Environment)
        {
            text.Append($"- {MarkdownText.Escape(name)}: {MarkdownText.Escape(value)}\n");
        }

        return text.ToString();
    }

    private static void AppendChanges(StringBuilder text, ChangeList changes)
    {
        if (changes.Since is null && changes.Note is null)
        {
            return;
        }

        text.Append($"## What changed{(changes.Since is { } moment ? $" since {MomentText.Of(moment)}" : "")}\n\n");
        var lines = changes.Changes.Select(c => $"- {MarkdownText.Escape($"{c.Title}: {c.Text}.")}\n")
            .DefaultIfEmpty(MarkdownText.Escape(changes.Note ?? "Nothing: every verdict and every number is the same.") + "\n").ToArray();
        text.AppendJoin("", lines.Take(MostChanges)).Append('\n');
        if (lines.Length > MostChanges)
        {
            text.Append($"<details><summary>{CountSentence.Count(lines.Length - MostChanges, "further change")}</summary>\n\n")
                .AppendJoin("", lines.Skip(MostChanges)).Append("\n</details>\n\n");
        }
    }

    private static IEnumerable<string> Row(ClaimReport claim) =>
    [
        claim.Card.Title,
        $"{VerdictFace.Of(claim.Finding?.Verdict).Sign} {VerdictFace.Of(claim.Finding?.Verdict).Word}",
        claim.Finding?.Headline is { } headline && double.IsFinite(headline.Value) ? $"{NumberText.WithInterval(headline)} {headline.Unit}".TrimEnd() : ForestRow.Of(claim).Reason ?? "",
        claim.Card.Published?.Text ?? "not published",
        claim.Finding?.Headline?.N.ToString(CultureInfo.InvariantCulture) ?? "",
        SnapshotText.Of(claim.Snapshot),
    ];
}
