using System.Globalization;
using Replication.Core.Figures;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Reporting.Figures;
using Replication.Reporting.History;
using Replication.Reporting.Text;

namespace Replication.Reporting.Html;

/// <summary>All about one claim, from the document's statement to the keys of the runs.</summary>
public static class ClaimSection
{
    /// <param name="claim">The claim.</param>
    /// <param name="tier">Tier of its runs.</param>
    /// <param name="history">What reports have said of it, oldest first.</param>
    /// <param name="pValue">Its p value and the adjusted one, in words.</param>
    /// <param name="steps">Links to its neighbours.</param>
    public static Markup Of(ClaimReport claim, Tier tier, IReadOnlyList<HistoryEntry> history, string pValue, Markup steps)
    {
        var card = claim.Card;
        var anchor = ReportFiles.AnchorOf(card);
        return Markup.Of($"""
            <article class="claim" id="{anchor}" aria-labelledby="{anchor}.heading">
            <header>
            <h3 id="{anchor}.heading">{card.Title}</h3>
            {VerdictBadge.Of(claim.Finding?.Verdict)}
            </header>
            <blockquote><p>{card.Statement}</p>
            <footer>{card.Paper.Authors}. <cite>{card.Paper.Title}</cite>. {card.Paper.Source}, {card.Place}.</footer></blockquote>
            {Outcome(claim)}{Markup.If(claim.Finding is not null, () => Drawing(claim.Finding!.Figure, anchor))}
            <div class="pair">
            <section>
            <h4>Numbers</h4>
            {(claim.Finding is { } finding ? EstimateTables.Of(card, finding.Estimates) : Markup.Of($"<p>None until every run is there.</p>\n"))}</section>
            <section>
            <h4>How it is judged</h4>
            {Definitions.Of(Judgement(claim, pValue))}</section>
            </div>
            <h4>Deviations from the document</h4>
            {Deviations(card)}<h4>Run it again</h4>
            <pre><code>{ReportFiles.CommandFor(card, tier)}</code></pre>
            <h4>Provenance</h4>
            {Disclosure.Of("Seeds, data, machine, engine, run keys", Provenance.Of(claim))}{HistoryTable.Of(card.Title, history)}<p class="steps">{steps}</p>
            </article>

            """);
    }

    private static Markup Outcome(ClaimReport claim)
    {
        if (claim.Finding is not { } finding)
        {
            return Markup.Of($"""
                <p class="outcome">No verdict: {CountSentence.Count(claim.MissingRuns.Count, "planned run")} of this claim are not in the store yet.</p>
                <ul class="missing">{Markup.Join(claim.MissingRuns.Select(r => Markup.Of($"<li>{r}</li>")))}</ul>

                """);
        }

        var further = Markup.If(finding.FurtherSeeds is not null, () => Markup.Of($" About {CountSentence.Count(finding.FurtherSeeds!.Value, "further seed")} would settle it."));
        return Markup.Of($"""<p class="outcome">{finding.Sentence}{further}</p>{"\n"}""");
    }

    private static Markup Drawing(Figure figure, string anchor) => Markup.Of($"""
        <figure>
        <h4>{figure.Title}</h4>
        {Picture.Of(anchor, canvas => FigureRenderer.Render(figure, canvas))}<figcaption>{figure.Caption}{Legend(figure)}</figcaption>
        {FigureTables.Of(figure)}</figure>
        """);

    private static string Legend(Figure figure)
    {
        var curves = figure.Panels.SelectMany(p => p.Curves).ToArray();
        var series = figure.Panels.SelectMany(p => p.Intervals).ToArray();
        var isReferenced = curves.Any(c => c.IsReference) || series.Any(s => s.IsReference) || figure.Panels.SelectMany(p => p.Points).Any(g => g.IsReference);
        return (curves.Any(c => c.Seeds.Count > 0) ? " Thin lines are single seeds." : "") +
            (curves.Any(c => c.Low.Count > 0) ? " Bands are 95 % intervals." : "") +
            (series.SelectMany(s => s.Rows).Any(r => r.Seeds.Count > 0) ? " Thin strokes are single seeds." : "") +
            (figure.Panels.Any(p => p.Points.Count > 0) ? " Points without room for a label are named in the table." : "") +
            (isReferenced ? " Hollow diamonds are the document’s values." : "");
    }

    private static IEnumerable<KeyValuePair<string, string>> Judgement(ClaimReport claim, string pValue)
    {
        var card = claim.Card;
        yield return KeyValuePair.Create("Rule", card.Rule);
        yield return KeyValuePair.Create("Metric", card.Metric);
        yield return KeyValuePair.Create(
            "Smallest effect that matters",
            $"{NumberText.Exact(card.SmallestEffect.Value)} {card.SmallestEffect.Unit}".TrimEnd() + $": {card.SmallestEffect.Reason}");
        yield return KeyValuePair.Create("p value of the headline", pValue);
        yield return KeyValuePair.Create("The document’s value", Published(card));
        yield return KeyValuePair.Create("Against the approved numbers", SnapshotText.Of(claim.Snapshot));
    }

    private static string Published(ClaimCard card)
    {
        if (card.Published is not { } published)
        {
            return "not published";
        }

        var spread = published.StandardDeviation is { } sd ? $", standard deviation {NumberText.Exact(sd)}" : "";
        var n = published.N is { } count ? string.Create(CultureInfo.InvariantCulture, $", n\u00a0=\u00a0{count}") : "";
        return $"{published.Text}{spread}{n}";
    }

    private static Markup Deviations(ClaimCard card) => card.Deviations.Count == 0
        ? Markup.Of($"<p>None known.</p>\n")
        : Markup.Of($"<ul>{Markup.Join(card.Deviations.Select(d => Markup.Of($"<li>{d}</li>\n")))}</ul>\n");
}
