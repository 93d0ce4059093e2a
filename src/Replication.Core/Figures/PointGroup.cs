namespace Replication.Core.Figures;

/// <summary>Points that belong together: one hue and one shape, the same in every panel.</summary>
/// <param name="Label">Name of the group, in the key above the panels.</param>
/// <param name="Points">Its points.</param>
/// <param name="IsReference">Drawn hollow and grey: the document's own values.</param>
public sealed record PointGroup(string Label, IReadOnlyList<LabelledPoint> Points, bool IsReference = false);
