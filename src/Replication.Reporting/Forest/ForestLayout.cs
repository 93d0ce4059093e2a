using Replication.Reporting.Figures;
using Replication.Reporting.Svg;
using Replication.Reporting.Text;

namespace Replication.Reporting.Forest;

/// <summary>Where the parts of a row stand: beside each other on a wide canvas, below each other on a narrow one.</summary>
/// <param name="TitleWidth">Room for the claim's title.</param>
/// <param name="PlotLeft">Left end of the axis.</param>
/// <param name="PlotRight">Right end of the axis.</param>
/// <param name="NumbersRight">Right edge of the numbers.</param>
/// <param name="VerdictLeft">Left edge of the verdict.</param>
/// <param name="IsNarrow">True where title, numbers and strip stand below each other.</param>
public sealed record ForestLayout(
    double TitleWidth, double PlotLeft, double PlotRight, double NumbersRight, double VerdictLeft, bool IsNarrow)
{
    /// <summary>How far the axis label may reach beyond the axis, both sides together.</summary>
    public double AxisOverhang => IsNarrow ? 0 : 160;

    public static ForestLayout For(Canvas canvas) => canvas.IsNarrow
        ? new(canvas.Width, 8, canvas.Width - 8, canvas.Width, 0, true)
        : new(236, 252, canvas.Width - 334, canvas.Width - 150, canvas.Width - 126, false);

    public double RowHeight(TextBlock title) => IsNarrow ? title.Height + 60 : Math.Max(title.Height + 14, 38);

    public void DrawRow(SvgWriter svg, ForestRow row, TextBlock title, Scale scale, double top, double height)
    {
        var textTop = IsNarrow ? top + 8 : top + ((height - title.Height) / 2);
        var middle = IsNarrow ? textTop + title.Height + 9 : top + (height / 2);
        title.Draw(svg, 0, textTop);
        ForestStrip.Draw(svg, row, scale, IsNarrow ? middle + 12 : top, IsNarrow ? 24 : height);
        svg.Write("text", row.Numbers, ("class", "end"), ("x", NumbersRight), ("y", middle + 4));

        var verdict = row.Report.Finding?.Verdict;
        VerdictMark.Draw(svg, verdict, VerdictLeft + (VerdictMark.Size / 2), middle);
        svg.Write("text", VerdictFace.Of(verdict).Word, ("class", $"verdict {VerdictFace.Of(verdict).Style}"), ("x", VerdictLeft + 18), ("y", middle + 4));
    }
}
