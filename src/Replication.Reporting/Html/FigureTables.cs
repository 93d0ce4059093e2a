using System.Globalization;
using Replication.Harness.Figures;
using Replication.Reporting.Text;

namespace Replication.Reporting.Html;

/// <summary>A figure's data as tables, one per curve: for a reader who cannot see the figure, or wants its numbers.</summary>
public static class FigureTables
{
    public static Markup Of(Figure figure) => Markup.If(figure.Panels.Any(p => p.Curves.Count > 0), () => Disclosure.Of(
        "The figure’s data as a table",
        Markup.Join(figure.Panels.SelectMany(panel => panel.Curves.Select(curve => Of(figure, panel, curve))))));

    private static Markup Of(Figure figure, Panel panel, Curve curve)
    {
        var hasBand = curve.Low.Count > 0;
        var decimals = NumberText.DecimalsFor([.. curve.Mean, .. curve.Low, .. curve.High, .. curve.Seeds.SelectMany(s => s)]);
        string Cell(IReadOnlyList<double> series, int i) => NumberText.Decimals(series[i], decimals);
        return DataTable.Of(
            string.Join(", ", new[] { panel.Title, curve.Label, figure.Y.Label }.Where(t => t.Length > 0)),
            [
                figure.X.Label,
                curve.Seeds.Count > 0 ? "Mean" : "Value",
                .. hasBand ? ["Band"] : Array.Empty<string>(),
                .. curve.Seeds.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"#{i + 1}")),
            ],
            Enumerable.Range(0, curve.X.Count).Select(i => (IReadOnlyList<string>)
            [
                NumberText.Exact(curve.X[i]),
                Cell(curve.Mean, i),
                .. hasBand ? [$"[{Cell(curve.Low, i)}, {Cell(curve.High, i)}]"] : Array.Empty<string>(),
                .. curve.Seeds.Select(seed => Cell(seed, i)),
            ]),
            showsCaption: true);
    }
}
