using Replication.Core.Figures;

namespace Replication.Reporting.Figures;

/// <summary>Refuses a figure whose series do not belong together, before anything is drawn.</summary>
public static class FigureGuard
{
    /// <exception cref="ArgumentException">
    /// A series is not as long as its curve's x values, a row occurs twice in a series, or rows are mixed with axes; the message names it.
    /// </exception>
    public static void Check(Figure figure)
    {
        foreach (var panel in figure.Panels)
        {
            Check(figure, panel);
            foreach (var curve in panel.Curves)
            {
                Check(panel, curve, "mean", curve.Mean);
                foreach (var seed in curve.Seeds)
                {
                    Check(panel, curve, "seed line", seed);
                }

                // A curve without a band has empty ends: the document rarely prints them.
                if (curve.Low.Count + curve.High.Count > 0)
                {
                    Check(panel, curve, "lower band", curve.Low);
                    Check(panel, curve, "upper band", curve.High);
                }
            }
        }
    }

    private static void Check(Figure figure, Panel panel)
    {
        if (figure.Panels.Any(p => p.Intervals.Count > 0) && (panel.Curves.Count > 0 || panel.Points.Count > 0))
        {
            throw new ArgumentException(
                $"Panel \"{panel.Title}\" of figure \"{figure.Title}\" has curves or points where others have rows of intervals: make two figures of it, because they cannot share axes.");
        }

        foreach (var series in panel.Intervals)
        {
            if (series.Rows.GroupBy(r => r.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
            {
                throw new ArgumentException(
                    $"Series \"{series.Label}\" in panel \"{panel.Title}\" has the row \"{twice.Key}\" twice: give each row one estimate a series.");
            }
        }
    }

    private static void Check(Panel panel, Curve curve, string name, IReadOnlyList<double> series)
    {
        if (series.Count != curve.X.Count)
        {
            throw new ArgumentException(
                $"The {name} of curve \"{curve.Label}\" in panel \"{panel.Title}\" has {series.Count} values for {curve.X.Count} x values: give one for each.");
        }
    }
}
