using Replication.Core.Figures;
using Replication.Reporting.Svg;

namespace Replication.Reporting.Figures;

/// <summary>Draws panels of named rows, each with its estimates as dots on intervals; all panels share the horizontal axis.</summary>
public static class IntervalRenderer
{
    /// <param name="figure">A figure whose panels hold intervals; checked by the caller.</param>
    /// <param name="canvas">Where it will stand.</param>
    public static string Render(Figure figure, Canvas canvas)
    {
        var extent = Extent.Of(figure.Panels.SelectMany(p => p.Intervals).SelectMany(s => s.Rows).SelectMany(Positions)) ?? new Extent(0, 1);
        var domain = (figure.X.IncludeZero ? extent.Including(0) : extent).Padded(0.04);
        var layout = IntervalLayout.For(figure, canvas);
        var ticks = Ticks.Between(domain.Low, domain.High, Math.Max(3, (int)(layout.PlotWidth / 56)));

        var head = TextBlock.Wrap(canvas.StandsAlone ? figure.Title : "", "heading", canvas.Width, 15);
        var key = new FigureKey(figure, canvas.Width);
        var xLabel = TextBlock.Wrap(figure.X.Label, "muted middle", layout.Span);
        var notes = FigureNotes.Of(figure).Select(n => TextBlock.Wrap(n, "muted", canvas.Width)).ToArray();
        var caption = TextBlock.Wrap(canvas.StandsAlone ? figure.Caption : "", "muted", canvas.Width);

        var keyTop = head.Height + (head.Height > 0 ? 8 : 0);
        var gridTop = keyTop + key.Height + 4;
        var gridBottom = gridTop + layout.Height;
        var height = Math.Ceiling(gridBottom + xLabel.Height + notes.Sum(n => n.Height) + caption.Height + 10);

        var svg = canvas.Open(height, figure.Title, figure.AlternativeText);
        head.Draw(svg, 0, 0);
        var hues = new Hues(figure);
        key.Draw(svg, hues, keyTop);
        for (var i = 0; i < figure.Panels.Count; i++)
        {
            var (left, top) = layout.Corner(i, gridTop);
            DrawPanel(svg, figure, i, layout, new Scale(domain.Low, domain.High, left, left + layout.PlotWidth), top, ticks, hues);
        }

        xLabel.Draw(svg, layout.Left + (layout.Span / 2), gridBottom);
        var bottom = gridBottom + xLabel.Height + 4;
        foreach (var block in notes.Append(caption))
        {
            block.Draw(svg, 0, bottom);
            bottom += block.Height;
        }

        return svg.Close().ToString();
    }

    private static void DrawPanel(SvgWriter svg, Figure figure, int index, IntervalLayout layout, Scale scale, double top, Ticks ticks, Hues hues)
    {
        var panel = figure.Panels[index];
        svg.Open("g");
        layout.Title(index).Draw(svg, layout.TitleLeft(scale.Start), top - layout.TitleHeight(index) + 2);
        if (FigureNotes.Emptiness(panel) is { } sentence)
        {
            TextBlock.Wrap(sentence, "muted", layout.PlotWidth).Draw(svg, scale.Start, top + 4);
            svg.Close();
            return;
        }

        var rows = layout.Rows(index);
        var bottom = top + rows.Sum(r => r.Height);
        for (var i = 0; i < ticks.Values.Count; i++)
        {
            var x = scale.At(ticks.Values[i]);
            svg.Draw("line", ("class", figure.X.IncludeZero && ticks.Values[i] == 0 ? "zero" : "grid"), ("x1", x), ("y1", top), ("x2", x), ("y2", bottom));
            svg.Write("text", ticks.Labels[i], ("class", "muted middle"), ("x", x), ("y", bottom + 16));
        }

        foreach (var row in rows)
        {
            if (layout.LabelsStand(index))
            {
                row.Label.Draw(svg, 0, layout.NamesAbove ? top + 3 : top + ((row.Height - row.Label.Height) / 2));
            }

            IntervalShape.DrawRow(svg, panel, row, scale, top, hues);
            top += row.Height;
        }

        svg.Close();
    }

    private static IEnumerable<double> Positions(IntervalRow row) => [row.Value, row.Low, row.High, .. row.Seeds];
}
