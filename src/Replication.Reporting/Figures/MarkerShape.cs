namespace Replication.Reporting.Figures;

/// <summary>Outline of a point; the diamond is the document's.</summary>
public enum MarkerShape
{
    Circle,
    Square,
    Triangle,
    Diamond,
}
