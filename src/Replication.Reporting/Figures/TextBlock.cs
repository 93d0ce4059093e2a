using Replication.Reporting.Svg;

namespace Replication.Reporting.Figures;

/// <summary>Some lines of text of one style, broken to a width.</summary>
/// <param name="Style">Class names.</param>
/// <param name="Size">Font size in pixels.</param>
/// <param name="Lines">The lines, top to bottom.</param>
public sealed record TextBlock(string Style, double Size, IReadOnlyList<string> Lines)
{
    public static TextBlock Wrap(string text, string style, double width, double size = 12) =>
        new(style, size, TextRuler.Wrap(text, width, size, IsBold(style)));

    public double LineHeight => Size * 1.35;

    public double Height => Lines.Count * LineHeight;

    /// <summary>Widest line, by the ruler's upper estimate.</summary>
    public double Width => Lines.Select(l => TextRuler.Width(l, Size, IsBold(Style))).DefaultIfEmpty(0).Max();

    /// <param name="svg">Where to draw.</param>
    /// <param name="x">Anchor of every line.</param>
    /// <param name="top">Upper edge of the first line.</param>
    public void Draw(SvgWriter svg, double x, double top)
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            svg.Write("text", Lines[i], ("class", Style), ("x", x), ("y", top + ((i + 0.78) * LineHeight)));
        }
    }

    private static bool IsBold(string style) => style is "heading" or "strong" or "label";
}
