using Replication.Reporting.Svg;

namespace Replication.Reporting.Figures;

/// <summary>How a point looks: shapes of about the same area, so that none shouts.</summary>
/// <param name="Shape">Its outline.</param>
/// <param name="IsHollow">Only the outline is drawn.</param>
public sealed record Marker(MarkerShape Shape, bool IsHollow)
{
    /// <summary>Half the width of the widest shape, in pixels.</summary>
    public const double Reach = 5;

    /// <summary>The document's own values.</summary>
    public static Marker Reference { get; } = new(MarkerShape.Diamond, IsHollow: true);

    /// <param name="svg">Where to draw; the colour is that of the open group.</param>
    /// <param name="x">Centre.</param>
    /// <param name="y">Centre.</param>
    public void Draw(SvgWriter svg, double x, double y)
    {
        var style = Shape == MarkerShape.Diamond ? "diamond" : IsHollow ? "dot hollow" : "dot";
        if (Shape == MarkerShape.Circle)
        {
            svg.Draw("circle", ("class", style), ("cx", x), ("cy", y), ("r", 4));
            return;
        }

        var path = Shape switch
        {
            MarkerShape.Square => new PathText().Move(x - 3.6, y - 3.6).Line(x + 3.6, y - 3.6).Line(x + 3.6, y + 3.6).Line(x - 3.6, y + 3.6),
            MarkerShape.Triangle => new PathText().Move(x, y - 4.8).Line(x + 4.6, y + 3.4).Line(x - 4.6, y + 3.4),
            MarkerShape.Diamond => new PathText().Move(x, y - 5).Line(x + 5, y).Line(x, y + 5).Line(x - 5, y),
            _ => throw new ArgumentOutOfRangeException(nameof(svg), $"The marker {Shape} has no outline: add it here."),
        };
        svg.Draw("path", ("class", style), ("d", path.Close().ToString()));
    }
}
