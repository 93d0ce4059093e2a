using Replication.Core.Figures;

namespace Replication.Reporting.Figures;

/// <summary>One hue and one shape per label, the same in every panel; the document's own values are grey.</summary>
public sealed class Hues
{
    /// <summary>Blue, vermillion and green survive every common colour blindness; a fourth label is told apart by its dashes or its hollow shape.</summary>
    private const int Distinct = 3;

    private readonly List<string> _labels;

    public Hues(Figure figure)
    {
        _labels = [.. figure.Panels.SelectMany(Labels).Where(l => !l.IsReference).Select(l => l.Label).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Class names of a curve's, group's or series' own element.</summary>
    public string StyleOf(string label, bool isReference) => isReference ? "paper" : $"hue-{_labels.IndexOf(label) % Distinct}";

    public string StyleOf(Curve curve) => StyleOf(curve.Label, curve.IsReference);

    /// <summary>Class names of the curve's mean line.</summary>
    public string LineOf(Curve curve) => !curve.IsReference && _labels.IndexOf(curve.Label) / Distinct % 2 == 1 ? "mean dashed" : "mean";

    /// <summary>The shape that tells a group or series from the others where colour cannot.</summary>
    public Marker MarkerOf(string label, bool isReference)
    {
        var index = _labels.IndexOf(label);
        return isReference ? Marker.Reference : new Marker((MarkerShape)(index % Distinct), IsHollow: index / Distinct % 2 == 1);
    }

    private static IEnumerable<(string Label, bool IsReference)> Labels(Panel panel) =>
    [
        .. panel.Curves.Select(c => (c.Label, c.IsReference)),
        .. panel.Points.Select(g => (g.Label, g.IsReference)),
        .. panel.Intervals.Select(s => (s.Label, s.IsReference)),
    ];
}
