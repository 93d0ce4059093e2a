using System.Globalization;
using Replication.Core.Figures;
using Replication.Reporting.Text;

namespace Replication.Reporting.Html;

/// <summary>A figure's data as tables, one per curve, group or series: for a reader who cannot see the figure, or wants its numbers.</summary>
public static class FigureTables
{
    public static Markup Of(Figure figure) => Markup.If(figure.Panels.Any(p => p.Curves.Count + p.Points.Count + p.Intervals.Count > 0), () => Disclosure.Of(
        "The figure’s data as a table",
        Markup.Join(figure.Panels.SelectMany(panel => (IEnumerable<Markup>)
        [
            .. panel.Curves.Select(curve => Of(figure, panel, curve)),
            .. panel.Points.Select(group => Of(figure, panel, group)),
            .. panel.Intervals.Select(series => Of(figure, panel, series)),
        ]))));

    private static Markup Of(Figure figure, Panel panel, PointGroup group)
    {
        var (x, y) = (NumberText.DecimalsFor(group.Points.Select(p => p.X)), NumberText.DecimalsFor(group.Points.Select(p => p.Y)));
        return DataTable.Of(
            Caption(panel, group.Label),
            ["Point", figure.X.Label, figure.Y.Label],
            group.Points.Select(p => (IReadOnlyList<string>)[p.Label, NumberText.Decimals(p.X, x), NumberText.Decimals(p.Y, y)]),
            showsCaption: true);
    }

    private static Markup Of(Figure figure, Panel panel, IntervalSeries series)
    {
        var decimals = NumberText.DecimalsFor(series.Rows.SelectMany(r => (double[])[r.Value, r.Low, r.High]));
        var most = series.Rows.Select(r => r.Seeds.Count).DefaultIfEmpty(0).Max();
        return DataTable.Of(
            Caption(panel, series.Label, figure.X.Label),
            [figure.Y.Label.Length == 0 ? "Row" : figure.Y.Label, "Estimate", "Interval", .. Numbered(most)],
            series.Rows.Select(r => (IReadOnlyList<string>)
            [
                r.Name,
                NumberText.Decimals(r.Value, decimals),
                double.IsFinite(r.Low) && double.IsFinite(r.High) ? $"[{NumberText.Decimals(r.Low, decimals)}, {NumberText.Decimals(r.High, decimals)}]" : "",
                .. Enumerable.Range(0, most).Select(i => i < r.Seeds.Count ? NumberText.Decimals(r.Seeds[i], decimals) : ""),
            ]),
            showsCaption: true);
    }

    private static Markup Of(Figure figure, Panel panel, Curve curve)
    {
        var hasBand = curve.Low.Count > 0;
        var decimals = NumberText.DecimalsFor([.. curve.Mean, .. curve.Low, .. curve.High, .. curve.Seeds.SelectMany(s => s)]);
        string Cell(IReadOnlyList<double> series, int i) => NumberText.Decimals(series[i], decimals);
        return DataTable.Of(
            Caption(panel, curve.Label, figure.Y.Label),
            [
                figure.X.Label,
                curve.Seeds.Count > 0 ? "Mean" : "Value",
                .. hasBand ? ["Band"] : Array.Empty<string>(),
                .. Numbered(curve.Seeds.Count),
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

    private static string Caption(Panel panel, params ReadOnlySpan<string> parts)
    {
        List<string> names = [panel.Title, .. parts];
        return string.Join(", ", names.Where(n => n.Length > 0));
    }

    private static IEnumerable<string> Numbered(int count) =>
        Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"#{i}"));
}
