using Replication.Core.Figures;
using Replication.Reporting.Svg;

namespace Replication.Reporting.Figures;

/// <summary>Draws one row's estimates below each other: the interval as a bar, the seeds faintly, the estimate as its series' shape.</summary>
public static class IntervalShape
{
    public static void DrawRow(SvgWriter svg, Panel panel, IntervalLine line, Scale scale, double top, Hues hues)
    {
        var estimates = panel.Intervals.SelectMany(s => s.Rows.Where(r => r.Name == line.Name).Take(1).Select(r => (Series: s, Row: r))).ToArray();
        for (var i = 0; i < estimates.Length; i++)
        {
            var (series, row) = estimates[i];
            var middle = top + ((line.Head + line.Height) / 2) + ((i - ((estimates.Length - 1) / 2.0)) * IntervalLayout.SeriesHeight);
            svg.Open("g", ("class", hues.StyleOf(series.Label, series.IsReference)));
            if (double.IsFinite(row.Low) && double.IsFinite(row.High))
            {
                svg.Draw("line", ("class", "bar"), ("x1", scale.At(row.Low)), ("y1", middle), ("x2", scale.At(row.High)), ("y2", middle));
            }

            foreach (var seed in row.Seeds.Where(double.IsFinite))
            {
                svg.Draw("line", ("class", "seed"), ("x1", scale.At(seed)), ("y1", middle - 4), ("x2", scale.At(seed)), ("y2", middle + 4));
            }

            if (double.IsFinite(row.Value))
            {
                hues.MarkerOf(series.Label, series.IsReference).Draw(svg, scale.At(row.Value), middle);
            }

            svg.Close();
        }
    }
}
