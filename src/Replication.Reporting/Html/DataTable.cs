namespace Replication.Reporting.Html;

/// <summary>A table that scrolls by itself when the page is too narrow for it, also by keyboard.</summary>
public static class DataTable
{
    /// <param name="caption">What the table holds: read aloud.</param>
    /// <param name="heads">One per column.</param>
    /// <param name="rows">The first cell of each row names it; the others are numbers.</param>
    /// <param name="showsCaption">Also shown above the table: set where no heading says the same.</param>
    public static Markup Of(
        string caption, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows, bool showsCaption = false) => Markup.Of($"""
        <div class="scroll" role="region" aria-label="{caption}" tabindex="0">
        <table class="numbers">
        <caption class="{(showsCaption ? "shown" : "unseen")}">{caption}</caption>
        <thead><tr>{Markup.Join(heads.Select(h => Markup.Of($"""<th scope="col">{h}</th>""")))}</tr></thead>
        <tbody>
        {Markup.Join(rows.Select(Row))}</tbody>
        </table>
        </div>

        """);

    private static Markup Row(IReadOnlyList<string> cells) => Markup.Of(
        $"""<tr><th scope="row">{cells[0]}</th>{Markup.Join(cells.Skip(1).Select(c => Markup.Of($"<td>{c}</td>")))}</tr>{"\n"}""");
}
