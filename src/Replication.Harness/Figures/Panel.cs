namespace Replication.Harness.Figures;

/// <summary>One of a figure's small multiples.</summary>
public sealed record Panel(string Title, IReadOnlyList<Curve> Curves);
