using Replication.Harness.Figures;

namespace Replication.Reporting.Figures;

/// <summary>One hue per label, the same in every panel; the document's own curves are grey.</summary>
public sealed class Hues
{
    /// <summary>Blue, vermillion and green survive every common colour blindness; a fourth label is told apart by its dashes.</summary>
    private const int Distinct = 3;

    private readonly List<string> _labels;

    public Hues(Figure figure)
    {
        _labels = [.. figure.Panels.SelectMany(p => p.Curves).Where(c => !c.IsReference).Select(c => c.Label).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Class names of the curve's group.</summary>
    public string StyleOf(Curve curve) => curve.IsReference ? "paper" : $"hue-{_labels.IndexOf(curve.Label) % Distinct}";

    /// <summary>Class names of the curve's mean line.</summary>
    public string LineOf(Curve curve) => !curve.IsReference && _labels.IndexOf(curve.Label) / Distinct % 2 == 1 ? "mean dashed" : "mean";
}
