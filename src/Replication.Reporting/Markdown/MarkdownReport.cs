using System.Globalization;
using Replication.Core.Reports;
using Replication.Reporting.Forest;
using Replication.Reporting.Results;
using Replication.Reporting.Text;

namespace Replication.Reporting.Markdown;

/// <summary>The report's essence as Markdown, for the summary page of a CI job: counts, changes and tables at once, each claim's page on demand.</summary>
public static class MarkdownReport
{
    /// <summary>More changes than this are closed until asked for.</summary>
    private const int MostChanges = 12;

    /// <summary>Writes the report claim by claim.</summary>
    public static void Write(TextWriter text, SuiteReport report, ChangeList changes)
    {
        text.Write("# Replication report\n\n");
        text.Write($"Tier {report.Tier.ToString().ToLowerInvariant()}, {MarkdownText.Escape(report.Texts)}. Written {MomentText.Of(report.Written)}.\n\n");
        text.Write($"**{CountSentence.Of(report)}**\n\n");
        WriteChanges(text, changes);
        foreach (var paper in ClaimGroups.Papers(report))
        {
            var claims = ClaimGroups.In(report, paper).ToArray();
            var pValues = new AdjustedPValues(claims);
            text.Write($"## {MarkdownText.Escape(paper.Title)}\n\n");
            text.Write($"{MarkdownText.Escape($"{paper.Authors}. {paper.Source}. {CountSentence.Verdicts(claims)}. {pValues.Sentence}")}\n\n");
            MarkdownTable.Write(text, ["Claim", "Verdict", "Measured here:", "p value:", "In the document", "n:", "Snapshot"], claims.Select(c => Row(c, pValues.TextOf(c))));
            foreach (var claim in claims)
            {
                MarkdownClaim.Write(text, claim, report.Tier);
            }
        }

        text.Write("## Made with\n\n");
        foreach (var (name, value) in report.Environment)
        {
            text.Write($"- {MarkdownText.Escape(name)}: {MarkdownText.Escape(value)}\n");
        }
    }

    private static void WriteChanges(TextWriter text, ChangeList changes)
    {
        if (changes.Since is null && changes.Note is null)
        {
            return;
        }

        text.Write($"## What changed{(changes.Since is { } moment ? $" since {MomentText.Of(moment)}" : "")}\n\n");
        var lines = changes.Changes.Select(c => $"- {MarkdownText.Escape($"{c.Title}: {c.Text}.")}\n")
            .DefaultIfEmpty(MarkdownText.Escape(changes.Note ?? "Nothing: every verdict and every number is the same.") + "\n").ToArray();
        text.Write(string.Concat(lines.Take(MostChanges)) + '\n');
        if (lines.Length > MostChanges)
        {
            text.Write($"<details><summary>{CountSentence.Count(lines.Length - MostChanges, "further change")}</summary>\n\n");
            text.Write(string.Concat(lines.Skip(MostChanges)) + "\n</details>\n\n");
        }
    }

    private static IEnumerable<string> Row(ClaimReport claim, string? pValue) =>
    [
        claim.Card.Title,
        $"{VerdictFace.Of(claim.Finding?.Verdict).Sign} {VerdictFace.Of(claim.Finding?.Verdict).Word}",
        claim.Finding?.Headline is { } headline && double.IsFinite(headline.Value) ? $"{NumberText.WithInterval(headline)} {headline.Unit}".TrimEnd() : ForestRow.Of(claim).Reason ?? "",
        pValue ?? "none",
        claim.Card.Published?.Text ?? "not published",
        claim.Finding?.Headline?.N.ToString(CultureInfo.InvariantCulture) ?? "",
        SnapshotText.Of(claim.Snapshot),
    ];
}
