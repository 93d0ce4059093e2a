namespace Replication.Core.Figures;

/// <param name="Label">Quantity with its unit.</param>
/// <param name="IncludeZero">Draw the zero line: set where the sign matters.</param>
public sealed record Axis(string Label, bool IncludeZero = false);
