namespace Replication.Core.Figures;

/// <summary>The straight line <c>intercept + slope · x</c>, drawn over the range of the panel's own points.</summary>
/// <param name="Label">What the line says, with its number: <c>Spearman 0.81 [0.42, 0.95]</c>.</param>
/// <param name="Intercept">Height at zero, in units of the vertical axis.</param>
/// <param name="Slope">Units of the vertical axis per unit of the horizontal one.</param>
public sealed record TrendLine(string Label, double Intercept, double Slope);
