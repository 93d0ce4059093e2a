using Replication.Core.Figures;

namespace Replication.Reporting.Figures;

/// <summary>Sentences about what a figure could not draw; a gap is never silent.</summary>
public static class FigureNotes
{
    public static IReadOnlyList<string> Of(Figure figure)
    {
        if (figure.Panels.Count == 0)
        {
            return ["There is nothing to draw: the figure has no panels."];
        }

        return [.. figure.Panels.SelectMany(Notes).OfType<string>()];
    }

    /// <summary>The sentence that stands in an empty panel; null where the panel has something to draw.</summary>
    public static string? Emptiness(Panel panel) => panel.Curves.Count + panel.Points.Count + panel.Intervals.Count == 0
        ? "No curves: nothing was measured here."
        : panel.Curves.Any(LineLabels.HasPoint) || panel.Points.SelectMany(g => g.Points).Any(PointShape.IsDrawable)
            || panel.Intervals.SelectMany(s => s.Rows).Any(r => double.IsFinite(r.Value)) ? null : "No finite values to draw.";

    private static IEnumerable<string?> Notes(Panel panel) =>
    [
        .. panel.Curves.Select(c => Note(panel, c.Label, c.X.Count, Enumerable.Range(0, c.X.Count).Count(i => i >= c.Mean.Count || !double.IsFinite(c.Mean[i])))),
        .. panel.Points.Select(g => Note(panel, g.Label, g.Points.Count, g.Points.Count(p => !PointShape.IsDrawable(p)))),
        .. panel.Intervals.Select(s => Note(panel, s.Label, s.Rows.Count, s.Rows.Count(r => !double.IsFinite(r.Value)))),
    ];

    private static string? Note(Panel panel, string label, int count, int gaps)
    {
        var name = panel.Title.Length == 0 ? label : $"{panel.Title}, {label}";
        return gaps == 0 ? null : $"{name}: {gaps} of {count} points are not finite and are left out.";
    }
}
