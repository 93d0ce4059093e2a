using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Reporting.History;
using Replication.Reporting.Text;

namespace Replication.Reporting.Html;

/// <summary>One document: what it is, and all of its claims.</summary>
public static class PaperSection
{
    /// <summary>Writes the section claim by claim.</summary>
    public static void Write(TextWriter output, SuiteReport report, Paper paper, ClaimHistories histories)
    {
        var claims = ClaimGroups.In(report, paper).ToArray();
        var pValues = new AdjustedPValues(claims);
        output.Write(Markup.Of($"""
            <section class="paper" id="{AnchorOf(paper)}" aria-labelledby="{AnchorOf(paper)}.heading">
            <header>
            <h2 id="{AnchorOf(paper)}.heading">{paper.Title}</h2>
            <p class="meta">{paper.Authors}. {paper.Source}. {CountSentence.Verdicts(claims)}. {pValues.Sentence}</p>
            </header>

            """).Text);
        for (var i = 0; i < claims.Length; i++)
        {
            output.Write(ClaimSection.Of(claims[i], report.Tier, histories.Of(claims[i].Card.Id), pValues.DefinitionOf(claims[i]), Steps(claims, i)).Text);
        }

        output.Write("</section>\n");
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
