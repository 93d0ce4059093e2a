using Replication.Core.Reports;
using Replication.Reporting.Results;
using Replication.Reporting.Text;

namespace Replication.Reporting.Html;

/// <summary>What changed since the previous report, claim by claim.</summary>
public static class ChangeSection
{
    /// <summary>More changes of one claim than this are closed until asked for.</summary>
    private const int Most = 2;

    public static Markup Of(ChangeList changes, SuiteReport report)
    {
        if (changes.Since is null && changes.Note is null)
        {
            return Markup.Empty;
        }

        var since = changes.Since is { } moment ? $" since {MomentText.Of(moment)}" : "";
        var body = changes.Note is { } note ? Markup.Of($"<p>{note}</p>")
            : changes.Changes.Count == 0 ? Markup.Of($"<p>Nothing: every verdict and every number is the same.</p>")
            : Markup.Of($"""<ul class="changes">{Markup.Join(changes.Changes.GroupBy(c => (c.ClaimId, c.Title, c.IsGone)).Select(g => Claim([.. g], report)))}</ul>""");
        return Markup.Of($"""
            <h2>What changed{since}</h2>
            {body}

            """);
    }

    private static Markup Claim(Change[] changes, SuiteReport report)
    {
        var name = Name(changes[0], report);
        if (changes.Length == 1)
        {
            return Markup.Of($"<li>{name}: {changes[0].Text}.</li>\n");
        }

        var list = Markup.Of($"<ul>{Markup.Join(changes.Select(c => Markup.Of($"<li>{c.Text}</li>\n")))}</ul>\n");
        return Markup.Of($"<li>{name}{(changes.Length <= Most ? list : Disclosure.Of($"{changes.Length} changes", list))}</li>\n");
    }

    private static Markup Name(Change change, SuiteReport report) => change.IsGone
        ? Markup.Of($"{change.Title}")
        : Markup.Of($"""<a href="#{ReportFiles.AnchorOf(report.Claims.First(c => c.Card.Id == change.ClaimId).Card)}">{change.Title}</a>""");
}
