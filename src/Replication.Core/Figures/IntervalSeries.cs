namespace Replication.Core.Figures;

/// <summary>One kind of estimate in several rows, such as <c>standard</c> beside <c>equal steps</c>.</summary>
/// <param name="Label">Name of the series, in the key above the panels; one hue and one shape in every panel.</param>
/// <param name="Rows">Its rows; a row that the series lacks is left out.</param>
/// <param name="IsReference">Drawn hollow and grey: the document's own values.</param>
public sealed record IntervalSeries(string Label, IReadOnlyList<IntervalRow> Rows, bool IsReference = false);
