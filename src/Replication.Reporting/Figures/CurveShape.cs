using Replication.Core.Figures;
using Replication.Reporting.Svg;

namespace Replication.Reporting.Figures;

/// <summary>Draws one curve: band, thin lines of the seeds, mean line, dots. What is not finite leaves a gap.</summary>
public static class CurveShape
{
    public static void Draw(SvgWriter svg, Curve curve, PlotArea area, Hues hues)
    {
        svg.Open("g", ("class", hues.StyleOf(curve)));
        foreach (var stretch in Stretches(curve.X.Count, i => IsDrawable(curve.X[i], At(curve.Low, i)) && double.IsFinite(At(curve.High, i))))
        {
            DrawBand(svg, curve, area, stretch);
        }

        foreach (var seed in curve.Seeds)
        {
            DrawLine(svg, "seed", curve.X, seed, area);
            foreach (var alone in Stretches(curve.X.Count, i => IsDrawable(curve.X[i], At(seed, i))).Where(s => s.End.Value - s.Start.Value == 1))
            {
                // One point makes no line: without a dot of its own the seed would vanish.
                var i = alone.Start.Value;
                svg.Draw("circle", ("class", "seed"), ("cx", area.X.At(curve.X[i])), ("cy", area.Y.At(seed[i])), ("r", 2));
            }
        }

        DrawLine(svg, hues.LineOf(curve), curve.X, curve.Mean, area);
        for (var i = 0; i < curve.X.Count; i++)
        {
            if (IsDrawable(curve.X[i], At(curve.Mean, i)))
            {
                DrawPoint(svg, area.X.At(curve.X[i]), area.Y.At(curve.Mean[i]), curve.IsReference);
            }
        }

        svg.Close();
    }

    /// <summary>A filled dot for our own value, a hollow diamond for the document's.</summary>
    public static void DrawPoint(SvgWriter svg, double x, double y, bool isReference)
    {
        if (isReference)
        {
            svg.Draw("path", ("class", "diamond"), ("d", new PathText().Move(x, y - 5).Line(x + 5, y).Line(x, y + 5).Line(x - 5, y).Close().ToString()));
        }
        else
        {
            svg.Draw("circle", ("class", "dot"), ("cx", x), ("cy", y), ("r", 3.5));
        }
    }

    private static void DrawBand(SvgWriter svg, Curve curve, PlotArea area, Range stretch)
    {
        var (first, last) = (stretch.Start.Value, stretch.End.Value - 1);
        var path = new PathText().Move(area.X.At(curve.X[first]), area.Y.At(curve.High[first]));
        if (first == last)
        {
            path.Line(area.X.At(curve.X[first]), area.Y.At(curve.Low[first]));
            svg.Draw("path", ("class", "bar"), ("d", path.ToString()));
            return;
        }

        for (var i = first + 1; i <= last; i++)
        {
            path.Line(area.X.At(curve.X[i]), area.Y.At(curve.High[i]));
        }

        for (var i = last; i >= first; i--)
        {
            path.Line(area.X.At(curve.X[i]), area.Y.At(curve.Low[i]));
        }

        svg.Draw("path", ("class", "band"), ("d", path.Close().ToString()));
    }

    private static void DrawLine(SvgWriter svg, string style, IReadOnlyList<double> x, IReadOnlyList<double> y, PlotArea area)
    {
        var path = new PathText();
        foreach (var stretch in Stretches(x.Count, i => IsDrawable(x[i], At(y, i))))
        {
            for (var i = stretch.Start.Value; i < stretch.End.Value && stretch.End.Value - stretch.Start.Value > 1; i++)
            {
                _ = i == stretch.Start.Value ? path.Move(area.X.At(x[i]), area.Y.At(y[i])) : path.Line(area.X.At(x[i]), area.Y.At(y[i]));
            }
        }

        if (!path.IsEmpty)
        {
            svg.Draw("path", ("class", style), ("d", path.ToString()));
        }
    }

    private static IEnumerable<Range> Stretches(int count, Func<int, bool> isDrawable)
    {
        var start = 0;
        for (var i = 0; i <= count; i++)
        {
            if (i == count || !isDrawable(i))
            {
                if (i > start)
                {
                    yield return start..i;
                }

                start = i + 1;
            }
        }
    }

    private static double At(IReadOnlyList<double> values, int index) => index < values.Count ? values[index] : double.NaN;

    private static bool IsDrawable(double x, double y) => double.IsFinite(x) && double.IsFinite(y);
}
