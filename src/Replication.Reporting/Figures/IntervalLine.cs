namespace Replication.Reporting.Figures;

/// <summary>One row of a panel of intervals.</summary>
/// <param name="Name">Name that the series' rows share.</param>
/// <param name="Label">The name, broken to the room beside the panel.</param>
/// <param name="Height">Height in pixels: room for every series of the row and for the label.</param>
/// <param name="Head">Part of the height that the name takes above the series; zero where it stands beside them.</param>
public sealed record IntervalLine(string Name, TextBlock Label, double Height, double Head);
