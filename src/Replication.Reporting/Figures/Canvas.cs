using Replication.Reporting.Html;
using Replication.Reporting.Svg;

namespace Replication.Reporting.Figures;

/// <summary>Where a figure will stand: its width, and whether it must explain itself.</summary>
/// <param name="Id">Prefix of the ids inside the SVG, unique on its page.</param>
/// <param name="Width">Width in pixels, without the margin of a file.</param>
/// <param name="StandsAlone">True for a file: title, caption and style sheet are inside the picture. False on a page that has them.</param>
public sealed record Canvas(string Id, double Width, bool StandsAlone)
{
    /// <summary>Narrower than this, panels stand below each other and rows take two lines.</summary>
    public bool IsNarrow => Width < 600;

    /// <summary>A page has its own margins; a file needs some.</summary>
    private double Margin => StandsAlone ? 16 : 0;

    /// <summary>Opens the root with its text alternative and its background.</summary>
    /// <returns>A writer with one open element, to be closed by the caller.</returns>
    public SvgWriter Open(double height, string title, string alternativeText)
    {
        var svg = new SvgWriter();
        svg.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("class", "figure"),
            ("role", "img"),
            ("aria-labelledby", $"{Id}-title {Id}-text"),
            ("width", Width + (2 * Margin)),
            ("height", height + (2 * Margin)),
            ("viewBox", string.Join(' ', new[] { -Margin, -Margin, Width + (2 * Margin), height + (2 * Margin) }.Select(SvgNumber.Format))));
        svg.Write("title", title, ("id", $"{Id}-title"));
        svg.Write("desc", alternativeText, ("id", $"{Id}-text"));
        if (StandsAlone)
        {
            svg.Style(StyleSheet.Figure);
        }

        return svg.Draw("rect", ("class", "surface"), ("x", -Margin), ("y", -Margin),
            ("width", Width + (2 * Margin)), ("height", height + (2 * Margin)));
    }
}
