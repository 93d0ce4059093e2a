using Replication.Harness.Figures;

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

        return [.. figure.Panels.SelectMany(panel => panel.Curves.Select(curve => Note(panel, curve))).OfType<string>()];
    }

    /// <summary>The sentence that stands in an empty panel; null where the panel has something to draw.</summary>
    public static string? Emptiness(Panel panel) => panel.Curves.Count == 0
        ? "No curves: nothing was measured here."
        : panel.Curves.Any(LineLabels.HasPoint) ? null : "No finite values to draw.";

    private static string? Note(Panel panel, Curve curve)
    {
        var gaps = Enumerable.Range(0, curve.X.Count).Count(i => i >= curve.Mean.Count || !double.IsFinite(curve.Mean[i]));
        var name = panel.Title.Length == 0 ? curve.Label : $"{panel.Title}, {curve.Label}";
        return gaps == 0 ? null : $"{name}: {gaps} of {curve.X.Count} points are not finite and are left out.";
    }
}
