namespace Replication.Core.Figures;

/// <summary>One point of a scatter.</summary>
/// <param name="Label">Written beside the point where there is room, and always in the table.</param>
/// <param name="X">Position on the figure's horizontal axis.</param>
/// <param name="Y">Position on the figure's vertical axis.</param>
public sealed record LabelledPoint(string Label, double X, double Y);
