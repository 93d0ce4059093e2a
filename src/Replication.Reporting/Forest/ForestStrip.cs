using Replication.Reporting.Figures;
using Replication.Reporting.Svg;

namespace Replication.Reporting.Forest;

/// <summary>Draws one row's values: the zone too small to matter, the zero line, ours, the document's.</summary>
public static class ForestStrip
{
    /// <param name="svg">Where to draw.</param>
    /// <param name="row">The claim.</param>
    /// <param name="scale">The common axis.</param>
    /// <param name="top">Upper edge of the strip.</param>
    /// <param name="height">Height of the strip.</param>
    public static void Draw(SvgWriter svg, ForestRow row, Scale scale, double top, double height)
    {
        var middle = top + (height / 2);
        svg.Draw("rect", ("class", "zone"), ("x", scale.At(-1)), ("y", top), ("width", scale.At(1) - scale.At(-1)), ("height", height));
        Vertical(svg, "bound", scale.At(-1), top, height);
        Vertical(svg, "bound", scale.At(1), top, height);
        Vertical(svg, "zero", scale.At(0), top, height);
        if (row.Reason is { } reason)
        {
            svg.Write("text", reason, ("class", "muted middle halo"), ("x", scale.At(0)), ("y", middle + 4));
            return;
        }

        if (double.IsFinite(row.Published))
        {
            DrawEnd(svg, "paper", row.Published, scale, middle, x => CurveShape.DrawPoint(svg, x, middle, isReference: true));
        }

        svg.Open("g", ("class", "hue-0"));
        if (double.IsFinite(row.Low) && double.IsFinite(row.High) && row.Low <= scale.High && row.High >= scale.Low)
        {
            svg.Draw("line", ("class", "bar"), ("x1", scale.At(Math.Max(row.Low, scale.Low))), ("y1", middle),
                ("x2", scale.At(Math.Min(row.High, scale.High))), ("y2", middle));
        }

        svg.Close();
        DrawEnd(svg, "hue-0", row.Value, scale, middle, x =>
        {
            svg.Open("g", ("class", "hue-0"));
            CurveShape.DrawPoint(svg, x, middle, isReference: false);
            svg.Close();
        });
    }

    /// <summary>The point itself, or an arrow at the edge where it lies beyond the axis.</summary>
    private static void DrawEnd(SvgWriter svg, string style, double value, Scale scale, double middle, Action<double> point)
    {
        if (scale.Contains(value))
        {
            point(scale.At(value));
            return;
        }

        var (edge, back) = value > scale.High ? (scale.End, -7) : (scale.Start, 7);
        svg.Open("g", ("class", style));
        svg.Draw("path", ("class", "arrow"), ("d", new PathText()
            .Move(edge, middle).Line(edge + back, middle - 4.5).Line(edge + back, middle + 4.5).Close().ToString()));
        svg.Close();
    }

    private static void Vertical(SvgWriter svg, string style, double x, double top, double height) =>
        svg.Draw("line", ("class", style), ("x1", x), ("y1", top), ("x2", x), ("y2", top + height));
}
