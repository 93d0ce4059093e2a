using Replication.Core.Figures;
using Replication.Reporting.Svg;

namespace Replication.Reporting.Figures;

/// <summary>What stands above a panel: its title, and below it what its trend line says.</summary>
/// <param name="Title">The title; the first panels of many figures have a short one.</param>
/// <param name="Trend">The trend line's label; empty without one.</param>
public sealed record PanelTitle(TextBlock Title, TextBlock Trend)
{
    /// <summary>At least one, so that panels of a row align.</summary>
    public int Lines => Math.Max(1, Title.Lines.Count + Trend.Lines.Count);

    /// <param name="panel">Whose title it is.</param>
    /// <param name="plot">Width of its plot.</param>
    /// <param name="most">Width of the plot and its labels.</param>
    public static PanelTitle Of(Panel panel, double plot, double most) => new(
        TextBlock.Wrap(panel.Title, "strong", most), TextBlock.Wrap(panel.Trend?.Label ?? "", "muted", Math.Max(plot - 24, 60)));

    public void Draw(SvgWriter svg, PlotArea area)
    {
        var lines = Title.Lines.Count + Trend.Lines.Count;
        for (var i = 0; i < lines; i++)
        {
            var isTitle = i < Title.Lines.Count;
            var baseline = area.Top - 9 - ((lines - 1 - i) * PanelGrid.TitleLine);
            if (i == Title.Lines.Count)
            {
                svg.Draw("line", ("class", "trend"), ("x1", area.Left), ("y1", baseline - 4), ("x2", area.Left + 18), ("y2", baseline - 4));
            }

            svg.Write("text", isTitle ? Title.Lines[i] : Trend.Lines[i - Title.Lines.Count],
                ("class", isTitle ? "strong" : "muted"), ("x", isTitle ? area.Left : area.Left + 24), ("y", baseline));
        }
    }
}
