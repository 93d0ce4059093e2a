using System.Text;

namespace Replication.Reporting.Svg;

/// <summary>
/// Widths of text without a font at hand. The table is a little wider than the widest common sans-serif,
/// because a gap reads better than a clipped label.
/// </summary>
public static class TextRuler
{
    private const double BoldShare = 1.18;

    /// <summary>Upper estimate of a line's width, in the unit of <paramref name="size"/>.</summary>
    public static double Width(string text, double size, bool isBold = false)
    {
        var ems = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            ems += Ems(rune);
        }

        return ems * size * (isBold ? BoldShare : 1);
    }

    /// <summary>Breaks text at spaces so that no line is wider than <paramref name="width"/>; a longer word keeps its line.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool isBold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, size, isBold) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        return lines;
    }

    private static double Ems(Rune rune) => rune.Value switch
    {
        ' ' or '.' or ',' or ':' or ';' or '|' or '!' or '\'' => 0.32,
        'i' or 'j' or 'l' or 'I' => 0.30,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '-' or '/' => 0.42,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.96,
        >= 'A' and <= 'Z' => 0.70,
        >= 0x2E80 => 1.0,
        _ => 0.61,
    };
}
