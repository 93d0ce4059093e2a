using Replication.Core.Figures;
using Replication.Reporting.Svg;

namespace Replication.Reporting.Figures;

/// <summary>Labels at the right end of their lines, moved apart just enough not to touch.</summary>
public static class LineLabels
{
    private const double Gap = 10;

    /// <summary>Room to the right of every panel that its widest label needs, in pixels.</summary>
    public static double Gutter(Core.Figures.Figure figure, double most) =>
        figure.Panels.SelectMany(p => p.Curves).Select(c => Block(c, most).Width + Gap).DefaultIfEmpty(0).Max();

    public static void Draw(SvgWriter svg, Panel panel, PlotArea area, Hues hues, double most)
    {
        var labels = panel.Curves
            .Where(HasPoint)
            .Select(c => (Curve: c, Block: Block(c, most), End: EndOf(c, area)))
            .OrderBy(l => l.End.Y)
            .ToArray();
        var middles = Spread([.. labels.Select(l => l.End.Y)], [.. labels.Select(l => l.Block.Height)], area);
        for (var i = 0; i < labels.Length; i++)
        {
            var (curve, block, end) = labels[i];
            svg.Open("g", ("class", hues.StyleOf(curve)));
            if (Math.Abs(middles[i] - end.Y) > 4 || area.Right - end.X > 4 * Gap)
            {
                var leader = new PathText().Move(end.X + 5, end.Y).Line(area.Right + Gap - 3, middles[i]);
                svg.Draw("path", ("class", "leader"), ("d", leader.ToString()));
            }

            block.Draw(svg, area.Right + Gap, middles[i] - (block.Height / 2));
            svg.Close();
        }
    }

    public static bool HasPoint(Curve curve) => LastPoint(curve) >= 0;

    /// <summary>Pushes overlapping labels down, then whatever has left the panel up again.</summary>
    /// <param name="wanted">Wanted middles, ascending.</param>
    /// <param name="heights">Heights of the labels.</param>
    /// <param name="area">The panel.</param>
    private static double[] Spread(double[] wanted, double[] heights, PlotArea area)
    {
        var middles = (double[])wanted.Clone();
        for (var i = 1; i < middles.Length; i++)
        {
            middles[i] = Math.Max(middles[i], middles[i - 1] + ((heights[i - 1] + heights[i]) / 2));
        }

        var floor = area.Bottom;
        for (var i = middles.Length - 1; i >= 0; i--)
        {
            middles[i] = Math.Min(middles[i], floor - (heights[i] / 2));
            floor = middles[i] - (heights[i] / 2);
        }

        return middles;
    }

    private static TextBlock Block(Curve curve, double most) => TextBlock.Wrap(curve.Label, "label", most);

    private static (double X, double Y) EndOf(Curve curve, PlotArea area)
    {
        var last = LastPoint(curve);
        return (area.X.At(curve.X[last]), area.Y.At(curve.Mean[last]));
    }

    private static int LastPoint(Curve curve)
    {
        var last = Math.Min(curve.X.Count, curve.Mean.Count) - 1;
        while (last >= 0 && !(double.IsFinite(curve.X[last]) && double.IsFinite(curve.Mean[last])))
        {
            last--;
        }

        return last;
    }
}
