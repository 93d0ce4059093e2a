using Replication.Core.Figures;
using Replication.Reporting.Svg;

namespace Replication.Reporting.Figures;

/// <summary>Draws a figure as SVG: small multiples that share their axes. The same figure always gives the same text.</summary>
public static class FigureRenderer
{
    private const double LabelWidth = 108;

    /// <param name="figure">What to draw; numbers that are not finite leave a gap and a sentence.</param>
    /// <param name="canvas">Where it will stand.</param>
    /// <exception cref="ArgumentException">The figure's series do not belong together; the message names one.</exception>
    public static string Render(Figure figure, Canvas canvas)
    {
        FigureGuard.Check(figure);
        return figure.Panels.Any(p => p.Intervals.Count > 0) ? IntervalRenderer.Render(figure, canvas) : RenderAxes(figure, canvas);
    }

    private static string RenderAxes(Figure figure, Canvas canvas)
    {
        var x = Domain(figure.X, figure.Panels.SelectMany(p => p.Curves).SelectMany(c => c.X).Concat(Points(figure).Select(p => p.X)), HasPoints(figure) ? 0.06 : 0.03);
        var y = Domain(figure.Y, figure.Panels.SelectMany(p => p.Curves).SelectMany(Heights).Concat(Points(figure).Select(p => p.Y)), 0.06);
        var yTicks = Ticks.Between(y.Low, y.High, 6);
        var left = yTicks.Labels.Select(l => TextRuler.Width(l, 12)).Max() + 10;
        // The last tick's label is centred on the edge of the plot.
        var gutter = Math.Max(LineLabels.Gutter(figure, LabelWidth), HasPoints(figure) ? 14 : 0);
        var grid = PanelGrid.For(figure.Panels.Count, canvas, left, gutter);
        var titles = figure.Panels.Select(p => PanelTitle.Of(p, grid.PlotWidth, grid.PlotWidth + grid.Gutter)).ToArray();
        grid = grid with { TitleHeight = grid.TitleHeight + (PanelGrid.TitleLine * titles.Select(t => t.Lines - 1).DefaultIfEmpty(0).Max()) };
        var xTicks = Ticks.Between(x.Low, x.High, Math.Max(3, (int)(grid.PlotWidth / 42)), AreWhole(figure));

        var head = TextBlock.Wrap(canvas.StandsAlone ? figure.Title : "", "heading", canvas.Width, 15);
        var key = new FigureKey(figure, canvas.Width);
        var yLabel = TextBlock.Wrap(figure.Panels.Count > 0 ? figure.Y.Label : "", "muted", canvas.Width);
        var xLabel = TextBlock.Wrap(figure.Panels.Count > 0 ? figure.X.Label : "", "muted middle", grid.Span);
        var notes = FigureNotes.Of(figure).Select(n => TextBlock.Wrap(n, "muted", canvas.Width)).ToArray();
        var caption = TextBlock.Wrap(canvas.StandsAlone ? figure.Caption : "", "muted", canvas.Width);

        var gridTop = head.Height + (head.Height > 0 ? 10 : 0) + key.Height + yLabel.Height + 4;
        var gridBottom = gridTop + (grid.Rows(figure.Panels.Count) * grid.RowHeight);
        var height = Math.Ceiling(gridBottom - 6 + xLabel.Height + notes.Sum(n => n.Height) + caption.Height + 12);

        var svg = canvas.Open(height, figure.Title, figure.AlternativeText);
        head.Draw(svg, 0, 0);
        yLabel.Draw(svg, 0, gridTop - 4 - yLabel.Height);
        var hues = new Hues(figure);
        key.Draw(svg, hues, gridTop - 4 - yLabel.Height - key.Height);
        for (var i = 0; i < figure.Panels.Count; i++)
        {
            var (panelLeft, panelTop) = grid.Corner(i, gridTop);
            var area = new PlotArea(
                new Scale(x.Low, x.High, panelLeft, panelLeft + grid.PlotWidth),
                new Scale(y.Low, y.High, panelTop + grid.PlotHeight, panelTop));
            DrawPanel(svg, figure, figure.Panels[i], titles[i], area, xTicks, yTicks, hues, i % grid.Columns == 0);
        }

        xLabel.Draw(svg, left + (grid.Span / 2), gridBottom - 8);
        var bottom = gridBottom + xLabel.Height - 2;
        foreach (var block in notes.Append(caption))
        {
            block.Draw(svg, 0, bottom);
            bottom += block.Height;
        }

        return svg.Close().ToString();
    }

    private static void DrawPanel(
        SvgWriter svg, Figure figure, Panel panel, PanelTitle title, PlotArea area, Ticks x, Ticks y, Hues hues, bool isFirst)
    {
        svg.Open("g");
        title.Draw(svg, area);
        if (figure.Panels.Any(p => FigureNotes.Emptiness(p) is null))
        {
            AxisLines.Draw(svg, figure, area, x, y, isFirst);
        }

        if (FigureNotes.Emptiness(panel) is { } sentence)
        {
            TextBlock.Wrap(sentence, "muted middle halo", area.Right - area.Left)
                .Draw(svg, (area.Left + area.Right) / 2, ((area.Top + area.Bottom) / 2) - 16);
        }

        // The document's values lie under ours: where both agree, ours must stay visible.
        foreach (var curve in panel.Curves.OrderByDescending(c => c.IsReference))
        {
            CurveShape.Draw(svg, curve, area, hues);
        }

        if (panel.Points.Count > 0)
        {
            PointShape.Draw(svg, panel, area, hues, area.Right + 12);
        }

        LineLabels.Draw(svg, panel, area, hues, LabelWidth);
        svg.Close();
    }

    private static Extent Domain(Axis axis, IEnumerable<double> values, double padding)
    {
        var extent = Extent.Of(values) ?? new Extent(0, 1);
        return (axis.IncludeZero ? extent.Including(0) : extent).Padded(padding);
    }

    private static IEnumerable<double> Heights(Curve curve) => [.. curve.Mean, .. curve.Low, .. curve.High, .. curve.Seeds.SelectMany(s => s)];

    private static IEnumerable<LabelledPoint> Points(Figure figure) => figure.Panels.SelectMany(p => p.Points).SelectMany(g => g.Points);

    private static bool HasPoints(Figure figure) => Points(figure).Any();

    private static bool AreWhole(Figure figure) => !HasPoints(figure) && figure.Panels.SelectMany(p => p.Curves).SelectMany(c => c.X).All(v => double.IsFinite(v) && Math.Floor(v) == v);
}
