using Replication.Core.Figures;
using Replication.Reporting.Svg;

namespace Replication.Reporting.Figures;

/// <summary>Writes each point's label where it touches neither a point nor another label; a label without such a place stays in the table.</summary>
public static class PointLabels
{
    private const double Size = 11;

    private const double LineHeight = 13;

    /// <param name="svg">Where to draw.</param>
    /// <param name="panel">Whose points are labelled, in the order of their groups.</param>
    /// <param name="area">The panel's rectangle.</param>
    /// <param name="right">How far a label may reach beyond the panel.</param>
    public static void Draw(SvgWriter svg, Panel panel, PlotArea area, double right)
    {
        foreach (var (label, box) in Place(panel, area, right))
        {
            svg.Write("text", label, ("class", "small halo"), ("x", box.Left), ("y", box.Top + 10));
        }
    }

    private static IEnumerable<(string Label, Box Box)> Place(Panel panel, PlotArea area, double right)
    {
        var points = panel.Points.SelectMany(g => g.Points).Where(PointShape.IsDrawable)
            .Select(p => (p.Label, X: area.X.At(p.X), Y: area.Y.At(p.Y))).ToArray();
        var taken = points.Select(p => new Box(p.X - Marker.Reach, p.Y - Marker.Reach, p.X + Marker.Reach, p.Y + Marker.Reach)).ToList();
        var room = new Box(area.Left + 1, area.Top - 2, right, area.Bottom + 2);
        foreach (var (label, x, y) in points.Where(p => p.Label.Length > 0))
        {
            var width = TextRuler.Width(label, Size);
            if (Candidates(x, y, width).FirstOrDefault(c => room.Holds(c) && !taken.Exists(c.Touches)) is { } box)
            {
                taken.Add(box);
                yield return (label, box);
            }
        }
    }

    private static IEnumerable<Box> Candidates(double x, double y, double width)
    {
        const double away = Marker.Reach + 3;
        yield return At(x + away, y - (LineHeight / 2), width);
        yield return At(x - away - width, y - (LineHeight / 2), width);
        yield return At(x - (width / 2), y - away - LineHeight, width);
        yield return At(x - (width / 2), y + away, width);
        yield return At(x + 4, y - away - LineHeight + 3, width);
        yield return At(x + 4, y + away - 3, width);
        yield return At(x - 4 - width, y - away - LineHeight + 3, width);
        yield return At(x - 4 - width, y + away - 3, width);
    }

    private static Box At(double left, double top, double width) => new(left, top, left + width, top + LineHeight);

    private sealed record Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Touches(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

        public bool Holds(Box other) => Left <= other.Left && other.Right <= Right && Top <= other.Top && other.Bottom <= Bottom;
    }
}
