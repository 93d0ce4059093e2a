using System.Globalization;
using Replication.Harness.Figures;
using Replication.Reporting.Text;

namespace Replication.Reporting.Html;

/// <summary>A figure's data as tables, one per panel: for a reader who cannot see the figure, or wants its numbers.</summary>
public static class FigureTables
{
    public static Markup Of(Figure figure) =>
        Disclosure.Of("The figure’s data as a table", Markup.Join(figure.Panels.Select(panel => Of(figure, panel))));

    private static Markup Of(Figure figure, Panel panel)
    {
        var xs = panel.Curves.SelectMany(c => c.X).Where(double.IsFinite).Distinct().Order().ToArray();
        return DataTable.Of(
            $"{(panel.Title.Length == 0 ? figure.Title : panel.Title)}: {figure.Y.Label}",
            [figure.X.Label, .. panel.Curves.SelectMany(Heads)],
            xs.Select(x => (IReadOnlyList<string>)[x.ToString("R", CultureInfo.InvariantCulture).Replace('-', '−'), .. panel.Curves.SelectMany(c => Cells(c, x))]));
    }

    private static IEnumerable<string> Heads(Curve curve) =>
    [
        curve.Seeds.Count > 0 ? $"{curve.Label}, mean" : curve.Label,
        .. HasBand(curve) ? [$"{curve.Label}, band"] : Array.Empty<string>(),
        .. curve.Seeds.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{curve.Label}, seed {i + 1} of {curve.Seeds.Count}")),
    ];

    private static IEnumerable<string> Cells(Curve curve, double x)
    {
        var at = curve.X.ToList().IndexOf(x);
        string Cell(IReadOnlyList<double> series) => at < 0 ? "" : NumberText.Plain(series[at]);
        return
        [
            Cell(curve.Mean),
            .. HasBand(curve) ? [at < 0 ? "" : $"[{Cell(curve.Low)}, {Cell(curve.High)}]"] : Array.Empty<string>(),
            .. curve.Seeds.Select(Cell),
        ];
    }

    private static bool HasBand(Curve curve) => curve.Low.Count > 0;
}
