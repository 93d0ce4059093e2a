using System.Globalization;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Reporting.Svg;
using Replication.Reporting.Text;

namespace Replication.Reporting.Markdown;

/// <summary>One claim, closed until asked for: a summary page must stay short.</summary>
public static class MarkdownClaim
{
    public static void Write(TextWriter text, ClaimReport claim, Tier tier)
    {
        var card = claim.Card;
        var face = VerdictFace.Of(claim.Finding?.Verdict);
        text.Write($"<details><summary>{face.Sign} {XmlText.Escape(card.Title)}: {face.Word.ToLowerInvariant()}</summary>\n\n");
        text.Write($"> {MarkdownText.Escape(card.Statement)}\n>\n");
        text.Write($"> {MarkdownText.Escape($"{card.Paper.Authors}. {card.Paper.Title}. {card.Paper.Source}, {card.Place}.")}\n\n");
        text.Write($"**{face.Word}.** {MarkdownText.Escape(Sentence(claim))}\n\n");
        text.Write($"Rule: {MarkdownText.Escape(card.Rule)}\n\n");
        if (claim.Finding is { Estimates.Count: > 0 } finding)
        {
            WriteEstimates(text, finding.Estimates);
            text.Write($"[Figure]({ReportFiles.FigureOf(card)}): {MarkdownText.Escape(finding.Figure.Caption)}\n\n");
        }

        foreach (var deviation in card.Deviations)
        {
            text.Write($"- Deviation: {MarkdownText.Escape(deviation)}\n");
        }

        text.Write(card.Deviations.Count > 0 ? "\n" : "");
        text.Write($"```sh\n{ReportFiles.CommandFor(card, tier)}\n```\n\n</details>\n\n");
    }

    private static string Sentence(ClaimReport claim) => claim.Finding is not { } finding
        ? $"{CountSentence.Count(claim.MissingRuns.Count, "planned run")} missing: {string.Join("; ", claim.MissingRuns)}."
        : finding.FurtherSeeds is { } seeds ? $"{finding.Sentence} About {CountSentence.Count(seeds, "further seed")} would settle it." : finding.Sentence;

    /// <summary>One sentence instead of two columns where all intervals are made alike.</summary>
    private static void WriteEstimates(TextWriter text, IReadOnlyList<Estimate> estimates)
    {
        var (level, method) = (estimates[0].Interval.Level, estimates[0].Interval.Method);
        if (estimates.All(e => e.Interval.Level == level && e.Interval.Method == method))
        {
            MarkdownTable.Write(text, ["Quantity", "Estimate:", $"{NumberText.Percent(level)} interval:", "n:"], estimates.Select(Row));
            text.Write($"Intervals: {NumberText.Percent(level)}, {MarkdownText.Escape(method)}.\n\n");
            return;
        }

        MarkdownTable.Write(text, ["Quantity", "Estimate:", "Interval:", "n:", "Level:", "Method"],
            estimates.Select(e => (IEnumerable<string>)[.. Row(e), NumberText.Percent(e.Interval.Level), e.Interval.Method]));
    }

    private static IEnumerable<string> Row(Estimate estimate)
    {
        var decimals = NumberText.DecimalsFor(estimate);
        return
        [
            $"{estimate.Label} {estimate.Unit}".TrimEnd(),
            NumberText.Decimals(estimate.Value, decimals),
            NumberText.Interval(estimate, decimals),
            estimate.N.ToString(CultureInfo.InvariantCulture),
        ];
    }
}
