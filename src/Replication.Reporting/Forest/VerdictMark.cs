using Replication.Reporting.Svg;
using Replication.Reporting.Text;
using Replication.Statistics;

namespace Replication.Reporting.Forest;

/// <summary>A verdict's shape: disc, half disc, ring, cross, barred ring; a dotted ring while there is none.</summary>
public static class VerdictMark
{
    /// <summary>Width and height in pixels.</summary>
    public const double Size = 12;

    public static void Draw(SvgWriter svg, Verdict? verdict, double centreX, double centreY)
    {
        const double radius = 4.75;
        svg.Open("g", ("class", $"mark {VerdictFace.Of(verdict).Style}"));
        if (verdict == Verdict.NotReplicated)
        {
            svg.Draw("path", ("class", "stroke"), ("d", new PathText()
                .Move(centreX - 4, centreY - 4).Line(centreX + 4, centreY + 4)
                .Move(centreX + 4, centreY - 4).Line(centreX - 4, centreY + 4).ToString()));
        }
        else
        {
            var style = verdict switch { Verdict.Replicated => "fill", null => "dotted", _ => "stroke" };
            svg.Draw("circle", ("class", style), ("cx", centreX), ("cy", centreY), ("r", radius));
        }

        if (verdict == Verdict.DirectionOnly)
        {
            svg.Draw("path", ("class", "fill"), ("d", new PathText()
                .Move(centreX, centreY + radius).Arc(radius, centreX, centreY - radius).Close().ToString()));
        }
        else if (verdict == Verdict.Invalid)
        {
            svg.Draw("path", ("class", "stroke"), ("d", new PathText()
                .Move(centreX - radius, centreY).Line(centreX + radius, centreY).ToString()));
        }

        svg.Close();
    }

    /// <summary>The shape alone, for a line of HTML text; the word beside it says the same to a reader who cannot see it.</summary>
    public static string Inline(Verdict? verdict)
    {
        var svg = new SvgWriter();
        svg.Open("svg", ("class", "verdict-mark"), ("width", Size), ("height", Size), ("viewBox", "0 0 12 12"), ("aria-hidden", "true"));
        Draw(svg, verdict, 6, 6);
        return svg.Close().ToString().ReplaceLineEndings("").Replace("  ", "", StringComparison.Ordinal);
    }
}
