using Replication.Harness.Claims;
using Replication.Harness.Reports;
using Replication.Reporting.History;
using Replication.Reporting.Text;

namespace Replication.Reporting.Html;

/// <summary>One document: what it is, and all of its claims.</summary>
public static class PaperSection
{
    public static Markup Of(SuiteReport report, Paper paper, ClaimHistories histories)
    {
        var claims = ClaimGroups.In(report, paper).ToArray();
        return Markup.Of($"""
            <section class="paper" id="{AnchorOf(paper)}" aria-labelledby="{AnchorOf(paper)}.heading">
            <header>
            <h2 id="{AnchorOf(paper)}.heading">{paper.Title}</h2>
            <p class="meta">{paper.Authors}. {paper.Source}. {CountSentence.Verdicts(claims)}.</p>
            </header>
            {Markup.Join(claims.Select((c, i) => ClaimSection.Of(c, report.Tier, histories.Of(c.Card.Id), Steps(claims, i))))}</section>

            """);
    }

    /// <summary><c>paper:key</c>, which no claim's anchor can be.</summary>
    public static string AnchorOf(Paper paper) => $"paper:{paper.Key}";

    private static Markup Steps(ClaimReport[] claims, int index)
    {
        Markup Step(int at, string word) => Markup.If(at >= 0 && at < claims.Length, () => Markup.Of(
            $"""<a href="#{ReportFiles.AnchorOf(claims[at].Card)}">{word}<span class="unseen">: {claims[at].Card.Title}</span></a>{" "}"""));
        return Markup.Of($"""{Step(index - 1, "Previous claim")}{Step(index + 1, "Next claim")}<a href="#index">All claims</a>""");
    }
}
