namespace Replication.Core.Figures;

/// <summary>
/// One of a figure's small multiples. Curves, points and a trend line share the axes of one panel;
/// intervals have named rows instead of a vertical axis and stand alone.
/// </summary>
public sealed record Panel(string Title, IReadOnlyList<Curve> Curves)
{
    /// <summary>Groups of single points, for a scatter.</summary>
    public IReadOnlyList<PointGroup> Points { get; init; } = [];

    /// <summary>A straight line through the points; null for none.</summary>
    public TrendLine? Trend { get; init; }

    /// <summary>Estimates with their intervals, row by row.</summary>
    public IReadOnlyList<IntervalSeries> Intervals { get; init; } = [];

    /// <summary>A panel of points.</summary>
    public static Panel Scatter(string title, IReadOnlyList<PointGroup> points, TrendLine? trend = null) =>
        new(title, []) { Points = points, Trend = trend };

    /// <summary>A panel of estimates by row; several series stand below each other in one row.</summary>
    public static Panel ByRow(string title, IReadOnlyList<IntervalSeries> intervals) => new(title, []) { Intervals = intervals };
}
