using System.Globalization;
using Replication.Core.Claims;
using Replication.Reporting.Text;

namespace Replication.Reporting.Html;

/// <summary>A claim's estimates with their intervals, and the raw values behind them.</summary>
public static class EstimateTables
{
    public static Markup Of(ClaimCard card, IReadOnlyList<Estimate> estimates)
    {
        if (estimates.Count == 0)
        {
            return Markup.Of($"<p>The runs gave no estimates.</p>\n");
        }

        // One sentence instead of two columns where all intervals are made alike, as they nearly always are.
        var alike = estimates.Select(e => (e.Interval.Level, e.Interval.Method)).Distinct().Count() == 1;
        string[] heads = alike
            ? ["Quantity", "Estimate", $"{NumberText.Percent(estimates[0].Interval.Level)} interval", "n"]
            : ["Quantity", "Estimate", "Interval", "n", "Level", "Method"];
        var table = DataTable.Of($"Estimates of {card.Title}", heads, estimates.Select(e => Row(e, alike)));
        var method = Markup.If(alike, () => Markup.Of($"""<p class="note">Intervals: {NumberText.Percent(estimates[0].Interval.Level)}, {estimates[0].Interval.Method}.</p>{"\n"}"""));
        return Markup.Of($"{table}{method}{Disclosure.Of("Value of every seed, in the order of the seeds", PerSeed(card, estimates))}");
    }

    private static string[] Row(Estimate estimate, bool alike)
    {
        var decimals = NumberText.DecimalsFor(estimate);
        string[] cells =
        [
            estimate.Unit.Length == 0 ? estimate.Label : $"{estimate.Label}, {estimate.Unit}",
            NumberText.Decimals(estimate.Value, decimals),
            NumberText.Interval(estimate, decimals),
            estimate.N.ToString(CultureInfo.InvariantCulture),
        ];
        return alike ? cells : [.. cells, NumberText.Percent(estimate.Interval.Level), estimate.Interval.Method];
    }

    private static Markup PerSeed(ClaimCard card, IReadOnlyList<Estimate> estimates)
    {
        var most = estimates.Max(e => e.N);
        return DataTable.Of(
            $"Value of every seed, {card.Title}",
            ["Quantity", .. Enumerable.Range(1, most).Select(i => string.Create(CultureInfo.InvariantCulture, $"#{i}"))],
            estimates.Select(e => (IReadOnlyList<string>)
                [e.Label, .. Enumerable.Range(0, most).Select(i => i < e.N ? NumberText.Decimals(e.PerSeed[i], NumberText.DecimalsFor(e) + 1) : "")]));
    }
}
