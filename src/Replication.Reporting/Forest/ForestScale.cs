using Replication.Reporting.Figures;

namespace Replication.Reporting.Forest;

/// <summary>The common axis of a forest plot.</summary>
public static class ForestScale
{
    private const double Crowded = 3;

    /// <summary>
    /// Holds zero, the smallest effect on both sides and nearly every value. A claim whose effect dwarfs the others'
    /// leaves the axis with an arrow, because the many small intervals must stay readable.
    /// </summary>
    public static Extent Domain(IReadOnlyList<ForestRow> rows)
    {
        var reaches = rows.Select(Reach).OfType<double>().Order().ToArray();
        var limit = reaches.Length == 0 ? 2 : Math.Max(2, Math.Min(reaches[^1], Crowded * reaches[(reaches.Length - 1) / 2]));
        var positions = rows.SelectMany(Positions).Where(double.IsFinite).Select(v => Math.Clamp(v, -limit, limit));
        return Extent.Of(positions.Append(-1.5).Append(1.5))!.Padded(0.04);
    }

    private static double? Reach(ForestRow row) => Extent.Of(Positions(row)) is { } extent
        ? Math.Max(Math.Abs(extent.Low), Math.Abs(extent.High))
        : null;

    private static double[] Positions(ForestRow row) => [row.Value, row.Low, row.High, row.Published];
}
