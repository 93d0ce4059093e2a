namespace Replication.Core.Figures;

/// <summary>A figure as data: what to draw, not how. Small multiples share both axes.</summary>
/// <param name="Title">The question that the figure answers.</param>
/// <param name="Caption">The finding in one sentence.</param>
/// <param name="AlternativeText">What a reader who cannot see the picture needs to know.</param>
public sealed record Figure(
    string Title, string Caption, string AlternativeText, Axis X, Axis Y, IReadOnlyList<Panel> Panels);
