using Replication.Core.Figures;
using Replication.Reporting.Svg;

namespace Replication.Reporting.Figures;

/// <summary>Draws a panel's trend line and its groups of points.</summary>
public static class PointShape
{
    public static void Draw(SvgWriter svg, Panel panel, PlotArea area, Hues hues, double right)
    {
        DrawTrend(svg, panel, area);
        foreach (var group in panel.Points.OrderByDescending(g => g.IsReference))
        {
            svg.Open("g", ("class", hues.StyleOf(group.Label, group.IsReference)));
            foreach (var point in group.Points.Where(IsDrawable))
            {
                hues.MarkerOf(group.Label, group.IsReference).Draw(svg, area.X.At(point.X), area.Y.At(point.Y));
            }

            svg.Close();
        }

        PointLabels.Draw(svg, panel, area, right);
    }

    public static bool IsDrawable(LabelledPoint point) => double.IsFinite(point.X) && double.IsFinite(point.Y);

    private static void DrawTrend(SvgWriter svg, Panel panel, PlotArea area)
    {
        if (panel.Trend is not { } trend || !double.IsFinite(trend.Slope) || !double.IsFinite(trend.Intercept)
            || Extent.Of(panel.Points.SelectMany(g => g.Points).Where(IsDrawable).Select(p => p.X)) is not { } range)
        {
            return;
        }

        // A steep line would leave the panel: it ends where the panel does.
        if (trend.Slope != 0)
        {
            var (a, b) = ((area.Y.Low - trend.Intercept) / trend.Slope, (area.Y.High - trend.Intercept) / trend.Slope);
            range = new Extent(Math.Max(range.Low, Math.Min(a, b)), Math.Min(range.High, Math.Max(a, b)));
        }
        else if (!area.Y.Contains(trend.Intercept))
        {
            return;
        }

        if (range.Low < range.High)
        {
            double Height(double x) => area.Y.At(trend.Intercept + (trend.Slope * x));
            svg.Draw("line", ("class", "trend"), ("x1", area.X.At(range.Low)), ("y1", Height(range.Low)), ("x2", area.X.At(range.High)), ("y2", Height(range.High)));
        }
    }
}
