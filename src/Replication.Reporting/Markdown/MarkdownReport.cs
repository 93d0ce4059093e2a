using System.Globalization;
using System.Text;
using Replication.Harness.Claims;
using Replication.Harness.Reports;
using Replication.Reporting.Forest;
using Replication.Reporting.Results;
using Replication.Reporting.Text;

namespace Replication.Reporting.Markdown;

/// <summary>The report's essence as Markdown, for the summary page of a CI job.</summary>
public static class MarkdownReport
{
    public static string Render(SuiteReport report, ChangeList changes)
    {
        var text = new StringBuilder()
            .Append("# Replication report\n\n")
            .Append($"Tier {report.Tier.ToString().ToLowerInvariant()}, {MarkdownText.Escape(report.Texts)}. Written {MomentText.Of(report.Written)}.\n\n")
            .Append($"**{CountSentence.Of(report)}**\n\n");
        AppendChanges(text, changes);
        AppendTable(text, "Claim|Verdict|Measured here|In the document|n|Snapshot", report.Claims.Select(Row));
        foreach (var claim in report.Claims)
        {
            AppendClaim(text, claim, report.Tier);
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
        foreach (var line in changes.Changes.Select(c => $"- {MarkdownText.Escape($"{c.Title}: {c.Text}.")}")
            .DefaultIfEmpty(MarkdownText.Escape(changes.Note ?? "Nothing: every verdict and every number is the same.")))
        {
            text.Append(line).Append('\n');
        }

        text.Append('\n');
    }

    private static void AppendClaim(StringBuilder text, ClaimReport claim, Tier tier)
    {
        var card = claim.Card;
        text.Append($"## {MarkdownText.Escape(card.Title)}\n\n")
            .Append($"> {MarkdownText.Escape(card.Statement)}\n>\n")
            .Append($"> {MarkdownText.Escape($"{card.Paper.Authors}. {card.Paper.Title}. {card.Paper.Source}, {card.Place}.")}\n\n")
            .Append($"**{VerdictFace.Of(claim.Finding?.Verdict).Word}.** {MarkdownText.Escape(Sentence(claim))}\n\n")
            .Append($"Rule: {MarkdownText.Escape(card.Rule)}\n\n");
        if (claim.Finding is { Estimates.Count: > 0 } finding)
        {
            AppendTable(text, "Quantity|Estimate|Interval|Level|n|Method", finding.Estimates.Select(Row));
            text.Append($"[Figure]({ReportFiles.FigureOf(card)}): {MarkdownText.Escape(finding.Figure.Caption)}\n\n");
        }

        foreach (var deviation in card.Deviations)
        {
            text.Append($"- Deviation: {MarkdownText.Escape(deviation)}\n");
        }

        text.Append(card.Deviations.Count > 0 ? "\n" : "").Append($"```sh\n{ReportFiles.CommandFor(card, tier)}\n```\n\n");
    }

    private static string Sentence(ClaimReport claim) => claim.Finding is not { } finding
        ? $"{CountSentence.Count(claim.MissingRuns.Count, "planned run")} missing: {string.Join("; ", claim.MissingRuns)}."
        : finding.FurtherSeeds is { } seeds ? $"{finding.Sentence} About {CountSentence.Count(seeds, "further seed")} would settle it." : finding.Sentence;

    private static IEnumerable<string> Row(ClaimReport claim) =>
    [
        claim.Card.Title,
        VerdictFace.Of(claim.Finding?.Verdict).Word,
        claim.Finding?.Headline is { } headline && double.IsFinite(headline.Value) ? $"{NumberText.WithInterval(headline)} {headline.Unit}".TrimEnd() : ForestRow.Of(claim).Reason ?? "",
        claim.Card.Published?.Text ?? "not published",
        claim.Finding?.Headline?.N.ToString(CultureInfo.InvariantCulture) ?? "",
        SnapshotText.Of(claim.Snapshot),
    ];

    private static IEnumerable<string> Row(Estimate estimate)
    {
        var decimals = NumberText.DecimalsFor(estimate);
        return
        [
            $"{estimate.Label} {estimate.Unit}".TrimEnd(),
            NumberText.Decimals(estimate.Value, decimals),
            NumberText.Interval(estimate, decimals),
            NumberText.Percent(estimate.Interval.Level),
            estimate.N.ToString(CultureInfo.InvariantCulture),
            estimate.Interval.Method,
        ];
    }

    private static void AppendTable(StringBuilder text, string heads, IEnumerable<IEnumerable<string>> rows)
    {
        text.Append($"|{heads}|\n|{string.Concat(heads.Split('|').Select(_ => "---|"))}\n");
        foreach (var row in rows)
        {
            text.Append('|').AppendJoin('|', row.Select(MarkdownText.Escape)).Append("|\n");
        }

        text.Append('\n');
    }
}
