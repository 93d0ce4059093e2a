using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.DepthProfile;

/// <summary>Locality gradients row by row: a dot with its 95 % t interval and the single seeds, one panel a group, one series an arm or objective.</summary>
internal static class SlopeFigure
{
    /// <param name="title">The question.</param>
    /// <param name="caption">The finding.</param>
    /// <param name="grid">The runs.</param>
    /// <param name="panels">Title of each panel, and its series: a label and the cells, each with the name of its row.</param>
    public static Figure Of(string title, string caption, DepthGrid grid, IEnumerable<(string Title, IReadOnlyList<(string Label, IReadOnlyList<(string Row, Cell Cell)> Rows)> Series)> panels) => new(
        title,
        caption,
        $"Locality gradients with 95 % intervals over seeds, one row a model or objective. {caption}",
        new Axis("locality gradient", IncludeZero: true),
        new Axis(""),
        [.. panels.Select(panel => Panel.ByRow(panel.Title, [.. panel.Series.Select(series => new IntervalSeries(series.Label, [.. series.Rows.Select(row => Row(row.Row, grid.Slopes(row.Cell)))]))]))]);

    /// <summary>The same cells under standard training and under equal steps.</summary>
    public static IReadOnlyList<(string, IReadOnlyList<(string, Cell)>)> BothArms(IReadOnlyList<(string Row, Cell Cell)> cells) =>
        [("standard", [.. cells.Select(c => (c.Row, c.Cell with { EqualStep = false }))]), ("equal steps", [.. cells.Select(c => (c.Row, c.Cell with { EqualStep = true }))])];

    private static IntervalRow Row(string name, double[] slopes)
    {
        var interval = TInterval.OfMean(slopes);
        return new IntervalRow(name, Sample.Mean(slopes), interval.Low, interval.High) { Seeds = slopes };
    }
}
