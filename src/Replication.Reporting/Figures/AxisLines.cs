using Replication.Core.Figures;
using Replication.Reporting.Svg;

namespace Replication.Reporting.Figures;

/// <summary>Grid lines, tick labels and the zero lines of one panel.</summary>
public static class AxisLines
{
    public static void Draw(SvgWriter svg, Figure figure, PlotArea area, Ticks x, Ticks y, bool labelsY)
    {
        for (var i = 0; i < y.Values.Count; i++)
        {
            var at = area.Y.At(y.Values[i]);
            svg.Draw("line", ("class", "grid"), ("x1", area.Left), ("y1", at), ("x2", area.Right), ("y2", at));
            if (labelsY)
            {
                svg.Write("text", y.Labels[i], ("class", "muted end"), ("x", area.Left - 7), ("y", at + 4));
            }
        }

        for (var i = 0; i < x.Values.Count; i++)
        {
            var at = area.X.At(x.Values[i]);
            svg.Draw("line", ("class", "axis"), ("x1", at), ("y1", area.Bottom), ("x2", at), ("y2", area.Bottom + 4));
            svg.Write("text", x.Labels[i], ("class", "muted middle"), ("x", at), ("y", area.Bottom + 17));
        }

        if (!figure.Y.IncludeZero)
        {
            svg.Draw("line", ("class", "axis"), ("x1", area.Left), ("y1", area.Bottom), ("x2", area.Right), ("y2", area.Bottom));
        }
        else
        {
            var zero = area.Y.At(0);
            svg.Draw("line", ("class", "zero"), ("x1", area.Left), ("y1", zero), ("x2", area.Right), ("y2", zero));
        }

        if (figure.X.IncludeZero)
        {
            var zero = area.X.At(0);
            svg.Draw("line", ("class", "zero"), ("x1", zero), ("y1", area.Top), ("x2", zero), ("y2", area.Bottom));
        }
    }
}
