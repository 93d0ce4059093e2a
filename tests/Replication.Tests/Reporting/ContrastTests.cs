using System.Globalization;
using System.Text.RegularExpressions;
using Replication.Reporting.Html;

namespace Replication.Tests.Reporting;

/// <summary>WCAG 2.2, success criterion 1.4.3: text stands out from its background by 4.5 to 1.</summary>
public class ContrastTests
{
    [TestCase("ink")]
    [TestCase("muted")]
    [TestCase("paper")]
    [TestCase("hue-0")]
    [TestCase("hue-1")]
    [TestCase("hue-2")]
    public void Text_stands_out_from_every_surface_in_light_and_dark(string name)
    {
        var (text, surfaces) = (Values(name), (string[])["surface", "zone", "wash"]);
        Assert.That(text, Has.Length.EqualTo(2));
        using (Assert.EnterMultipleScope())
        {
            foreach (var surface in surfaces)
            {
                Assert.That(Contrast(text[0], Values(surface)[0]), Is.GreaterThanOrEqualTo(4.5), $"{name} on {surface}, light");
                Assert.That(Contrast(text[1], Values(surface)[1]), Is.GreaterThanOrEqualTo(4.5), $"{name} on {surface}, dark");
            }
        }
    }

    private static string[] Values(string name) =>
        [.. Regex.Matches(StyleSheet.Figure + StyleSheet.Page, $"--{name}: #([0-9a-f]{{6}});").Select(m => m.Groups[1].Value)];

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour) =>
        (0.2126 * Channel(colour[..2])) + (0.7152 * Channel(colour[2..4])) + (0.0722 * Channel(colour[4..]));

    private static double Channel(string hex)
    {
        var share = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
