using Replication.Core.Reports;
using Replication.Reporting.Figures;
using Replication.Reporting.Svg;
using Replication.Reporting.Text;

namespace Replication.Reporting.Forest;

/// <summary>Draws all claims of a suite in one picture: our interval, in the document, the verdict at the margin.</summary>
public static class ForestPlotRenderer
{
    /// <summary>Above a document's title, in pixels.</summary>
    private const double HeadingRoom = 16;

    private const string Title = "Every claim at a glance";

    private const string AxisLabel = "effect ÷ smallest effect of interest (shaded: too small to matter)";

    /// <param name="report">The suite; a claim without an estimate keeps its row and says why.</param>
    /// <param name="canvas">Where the picture will stand.</param>
    public static string Render(SuiteReport report, Canvas canvas)
    {
        var rows = report.Claims.Select(ForestRow.Of).ToArray();
        var layout = ForestLayout.For(canvas);
        var domain = ForestScale.Domain(rows);
        var scale = new Scale(domain.Low, domain.High, layout.PlotLeft, layout.PlotRight);
        var ticks = Ticks.Between(domain.Low, domain.High, Math.Max(3, (int)((layout.PlotRight - layout.PlotLeft) / 50)));
        var heading = TextBlock.Wrap(canvas.StandsAlone ? Title : "", "heading", canvas.Width, 15);
        var titles = rows.Select(r => TextBlock.Wrap(r.Report.Card.Title, "strong", layout.TitleWidth)).ToArray();
        var axisLabel = TextBlock.Wrap(AxisLabel, "muted middle", layout.PlotRight - layout.PlotLeft + layout.AxisOverhang);

        var rowsTop = heading.Height + 34;
        var heights = titles.Select(layout.RowHeight).ToArray();
        var headings = rows.Select((r, i) => HeadingOf(rows, i, canvas.Width)).ToArray();
        var rowsBottom = rowsTop + heights.Sum() + headings.Sum(h => h.Height > 0 ? h.Height + HeadingRoom : 0);
        var svg = canvas.Open(Math.Ceiling(rowsBottom + 28 + axisLabel.Height), Title, Describe(rows));
        heading.Draw(svg, 0, 0);
        DrawKey(svg, heading.Height + 12);

        var top = rowsTop;
        for (var i = 0; i < rows.Length; i++)
        {
            if (headings[i].Height > 0)
            {
                headings[i].Draw(svg, 0, top + HeadingRoom - 6);
                top += headings[i].Height + HeadingRoom;
            }

            svg.Draw("line", ("class", "grid"), ("x1", 0), ("y1", top), ("x2", canvas.Width), ("y2", top));
            layout.DrawRow(svg, rows[i], titles[i], scale, top, heights[i]);
            top += heights[i];
        }

        DrawAxis(svg, ticks, scale, rowsBottom);
        axisLabel.Draw(svg, (layout.PlotLeft + layout.PlotRight) / 2, rowsBottom + 24);
        return svg.Close().ToString();
    }

    /// <summary>The document's title above its first row, where there is more than one document.</summary>
    private static TextBlock HeadingOf(ForestRow[] rows, int index, double width)
    {
        string Key(int i) => rows[i].Report.Card.Paper.Key;
        var isFirst = index == 0 || Key(index) != Key(index - 1);
        return TextBlock.Wrap(isFirst && rows.Any(r => r.Report.Card.Paper.Key != Key(0)) ? rows[index].Report.Card.Paper.Title : "", "muted", width);
    }

    private static void DrawKey(SvgWriter svg, double middle)
    {
        svg.Open("g", ("class", "hue-0"));
        svg.Draw("line", ("class", "bar"), ("x1", 0), ("y1", middle), ("x2", 22), ("y2", middle));
        CurveShape.DrawPoint(svg, 11, middle, isReference: false);
        svg.Close();
        svg.Write("text", "measured here, with interval", ("class", "muted"), ("x", 29), ("y", middle + 4));
        CurveShape.DrawPoint(svg, 218, middle, isReference: true);
        svg.Write("text", "in the document", ("class", "muted"), ("x", 229), ("y", middle + 4));
    }

    private static void DrawAxis(SvgWriter svg, Ticks ticks, Scale scale, double top)
    {
        svg.Draw("line", ("class", "axis"), ("x1", scale.Start), ("y1", top), ("x2", scale.End), ("y2", top));
        for (var i = 0; i < ticks.Values.Count; i++)
        {
            var x = scale.At(ticks.Values[i]);
            svg.Draw("line", ("class", "axis"), ("x1", x), ("y1", top), ("x2", x), ("y2", top + 4));
            svg.Write("text", ticks.Labels[i], ("class", "muted middle"), ("x", x), ("y", top + 17));
        }
    }

    private static string Describe(IEnumerable<ForestRow> rows) => string.Join(" ", rows.Select(row =>
    {
        var numbers = row.Numbers.Length > 0 ? row.Numbers : row.Reason;
        return $"{row.Report.Card.Title}: {numbers}, {VerdictFace.Of(row.Report.Finding?.Verdict).Word.ToLowerInvariant()}.";
    }).DefaultIfEmpty("The suite holds no claims."));
}
