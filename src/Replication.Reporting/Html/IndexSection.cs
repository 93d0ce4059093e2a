using System.Globalization;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Reporting.Forest;
using Replication.Reporting.Results;
using Replication.Reporting.Text;

namespace Replication.Reporting.Html;

/// <summary>The top of the report: counts, what changed, all claims in one picture and in one table.</summary>
public static class IndexSection
{
    private const int LongestCell = 40; // characters: two lines of the table

    public static Markup Of(SuiteReport report, ChangeList changes) => Markup.Of($"""
        <section id="index" aria-labelledby="title">
        <h1 id="title">Replication report</h1>
        <p class="meta">Tier {report.Tier.ToString().ToLowerInvariant()}, {report.Texts}. Written {MomentText.Of(report.Written)}.</p>
        <p class="lead">{CountSentence.Of(report)}</p>
        {ChangeSection.Of(changes, report)}{Markup.If(report.Claims.Count > 0, () => Claims(report))}
        <h2>Made with</h2>
        <div class="facts">
        {Definitions.Of(report.Environment)}</div>
        </section>

        """);

    private static Markup Claims(SuiteReport report) => Markup.Of($"""
        <h2>Every claim at a glance</h2>
        {Picture.Of("forest", canvas => ForestPlotRenderer.Render(report, canvas))}<h2>Claims</h2>
        <table class="claims" role="table">
        <caption class="unseen">All claims with verdict and estimate</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Claim</th><th role="columnheader" scope="col">Verdict</th><th role="columnheader" scope="col">Measured here</th><th role="columnheader" scope="col">In the document</th><th role="columnheader" scope="col">n</th><th role="columnheader" scope="col">Snapshot</th></tr></thead>
        {Markup.Join(ClaimGroups.Papers(report).Select(p => Group(report, p)))}        </table>
        """);

    private static Markup Group(SuiteReport report, Paper paper)
    {
        var claims = ClaimGroups.In(report, paper).ToArray();
        var pValues = new AdjustedPValues(claims);
        return Markup.Of($"""
            <tbody role="rowgroup">
            <tr role="row" class="group"><th role="rowheader" scope="rowgroup" colspan="6"><a href="#{PaperSection.AnchorOf(paper)}">{paper.Title}</a><small>{pValues.Sentence}</small></th></tr>
            {Markup.Join(claims.Select(claim => Row(claim, pValues.PartsOf(claim))))}</tbody>

            """);
    }

    private static Markup Row(ClaimReport claim, (string P, string Adjusted)? pValue)
    {
        var headline = claim.Finding?.Headline;
        var measured = headline is null || !double.IsFinite(headline.Value)
            ? Markup.Of($"{ForestRow.Of(claim).Reason}")
            : Markup.Of($"""<span class="estimate">{NumberText.WithInterval(headline)}</span>{Markup.If(headline.Unit.Length > 0, () => Markup.Of($"<small>{headline.Unit}</small>"))}{PValue(pValue)}""");
        return Markup.Of($"""
            <tr role="row"><th role="rowheader" scope="row"><a href="#{ReportFiles.AnchorOf(claim.Card)}">{claim.Card.Title}</a><small>{claim.Card.Place}</small></th><td role="cell">{VerdictBadge.Of(claim.Finding?.Verdict)}</td><td role="cell" data-label="Measured here">{measured}</td><td role="cell" data-label="In the document">{Published(claim.Card)}</td><td role="cell" data-label="n">{headline?.N.ToString(CultureInfo.InvariantCulture)}</td><td role="cell" data-label="Snapshot">{SnapshotText.Of(claim.Snapshot)}</td></tr>

            """);
    }

    // A cell is no place for sentences; the claim's own page has them.
    private static string Published(ClaimCard card) => card.Published switch
    {
        null => "not published",
        { Text.Length: <= LongestCell } brief => brief.Text,
        { Value: { } value } => NumberText.Plain(value),
        _ => "in words: see the claim",
    };

    // Two pieces, so that a narrow cell breaks the line between them.
    private static Markup PValue((string P, string Adjusted)? parts) => parts is var (p, adjusted)
        ? Markup.Of($"""<small><span class="estimate">{p},</span> <span class="estimate">{adjusted}</span></small>""")
        : Markup.Empty;
}
