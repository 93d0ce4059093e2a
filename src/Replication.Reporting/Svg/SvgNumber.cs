using System.Globalization;

namespace Replication.Reporting.Svg;

/// <summary>Coordinates as text: at most two decimals, no culture, no negative zero.</summary>
public static class SvgNumber
{
    /// <exception cref="ArgumentOutOfRangeException">The coordinate is not finite.</exception>
    public static string Format(double coordinate)
    {
        if (!double.IsFinite(coordinate))
        {
            throw new ArgumentOutOfRangeException(nameof(coordinate), "An SVG coordinate must be finite: leave the point out instead.");
        }

        var text = coordinate.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
