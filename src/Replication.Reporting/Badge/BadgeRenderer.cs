using Replication.Core.Reports;
using Replication.Reporting.Svg;
using Replication.Statistics;

namespace Replication.Reporting.Badge;

/// <summary>A badge for a README: how many claims hold. Its own colours, because it stands on pages of any theme.</summary>
public static class BadgeRenderer
{
    private const double Height = 20;

    private const string Name = "replication";

    public static string Render(SuiteReport report)
    {
        var counts = $"{report.Claims.Count(c => c.Finding?.Verdict == Verdict.Replicated)} of {report.Claims.Count} replicated";
        var (left, right) = (TextRuler.Width(Name, 11) + 12, TextRuler.Width(counts, 11) + 12);
        var svg = new SvgWriter();
        svg.Open(
            "svg", ("xmlns", "http://www.w3.org/2000/svg"), ("role", "img"), ("aria-label", $"{Name}: {counts}"),
            ("width", left + right), ("height", Height), ("viewBox", $"0 0 {SvgNumber.Format(left + right)} {SvgNumber.Format(Height)}"));
        svg.Write("title", $"{Name}: {counts}, tier {report.Tier.ToString().ToLowerInvariant()}");
        svg.Draw("rect", ("width", left), ("height", Height), ("fill", "#3a3f47"));
        svg.Draw("rect", ("x", left), ("width", right), ("height", Height), ("fill", "#0068a6"));
        svg.Open("g", ("fill", "#ffffff"), ("font-family", "Verdana, 'DejaVu Sans', sans-serif"), ("font-size", 11.0), ("text-anchor", "middle"));
        svg.Write("text", Name, ("x", left / 2), ("y", 14.0));
        svg.Write("text", counts, ("x", left + (right / 2)), ("y", 14.0));
        return svg.Close().Close().ToString();
    }
}
