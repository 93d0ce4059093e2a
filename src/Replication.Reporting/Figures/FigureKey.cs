using Replication.Core.Figures;
using Replication.Reporting.Svg;

namespace Replication.Reporting.Figures;

/// <summary>Shape, hue and name of every group or series, in one line above the panels; curves carry their labels themselves.</summary>
public sealed class FigureKey
{
    private const double LineHeight = 20;

    private readonly List<(string Label, bool IsReference, double Left, double Top)> _entries = [];

    /// <param name="figure">Whose groups and series are named.</param>
    /// <param name="width">Where the line breaks, in pixels.</param>
    public FigureKey(Figure figure, double width)
    {
        var labels = figure.Panels.SelectMany(p => p.Points.Select(g => (g.Label, g.IsReference)).Concat(p.Intervals.Select(s => (s.Label, s.IsReference))));
        var (left, top) = (0.0, 0.0);
        foreach (var (label, isReference) in labels.Distinct().OrderBy(l => l.IsReference))
        {
            var needed = 16 + TextRuler.Width(label, 12, isBold: true);
            if (left > 0 && left + needed > width)
            {
                (left, top) = (0, top + LineHeight);
            }

            _entries.Add((label, isReference, left, top));
            left += needed + 14;
        }

        Height = _entries.Count == 0 ? 0 : top + LineHeight + 4;
    }

    /// <summary>Zero where there is nothing to tell apart.</summary>
    public double Height { get; }

    public void Draw(SvgWriter svg, Hues hues, double top)
    {
        foreach (var (label, isReference, left, line) in _entries)
        {
            svg.Open("g", ("class", hues.StyleOf(label, isReference)));
            hues.MarkerOf(label, isReference).Draw(svg, left + Marker.Reach, top + line + 9);
            svg.Write("text", label, ("class", "label"), ("x", left + 16), ("y", top + line + 13));
            svg.Close();
        }
    }
}
