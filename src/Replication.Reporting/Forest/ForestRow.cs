using Replication.Core.Reports;
using Replication.Reporting.Text;

namespace Replication.Reporting.Forest;

/// <summary>
/// One claim's line of the forest plot. Positions are in units of the claim's smallest effect of interest,
/// the only scale that claims with different metrics share.
/// </summary>
public sealed record ForestRow
{
    private ForestRow(ClaimReport report) => Report = report;

    public ClaimReport Report { get; }

    /// <summary>Why there is nothing to draw; null where there is.</summary>
    public string? Reason { get; private init; }

    public double Value { get; private init; } = double.NaN;

    public double Low { get; private init; } = double.NaN;

    public double High { get; private init; } = double.NaN;

    /// <summary>The document's value; NaN where it prints none.</summary>
    public double Published { get; private init; } = double.NaN;

    /// <summary>The estimate with its interval and unit, in its own metric.</summary>
    public string Numbers { get; private init; } = "";

    public static ForestRow Of(ClaimReport report)
    {
        if (report.Finding is null)
        {
            return new ForestRow(report) { Reason = $"{report.MissingRuns.Count} {(report.MissingRuns.Count == 1 ? "run" : "runs")} missing" };
        }

        if (report.Finding.Headline is not { } headline || !double.IsFinite(headline.Value))
        {
            return new ForestRow(report) { Reason = "no finite estimate" };
        }

        var unit = Math.Abs(report.Card.SmallestEffect.Value);
        var numbers = NumberText.WithInterval(headline);
        return !double.IsFinite(unit) || unit == 0
            ? new ForestRow(report) { Reason = "no smallest effect to scale by", Numbers = numbers }
            : new ForestRow(report)
            {
                Value = headline.Value / unit,
                Low = headline.Interval.Low / unit,
                High = headline.Interval.High / unit,
                Published = report.Card.Published?.Value / unit ?? double.NaN,
                Numbers = numbers,
            };
    }
}
