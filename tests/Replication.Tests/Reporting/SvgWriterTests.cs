using System.Globalization;
using Replication.Reporting.Svg;

namespace Replication.Tests.Reporting;

public class SvgWriterTests
{
    [Test]
    public void Elements_are_written_one_a_line_in_the_given_order()
    {
        var svg = new SvgWriter();
        svg.Open("g", ("class", "b"), ("id", "a")).Draw("line", ("x1", 1.0), ("x2", 2.555)).Write("text", "hi").Close();
        Assert.That(svg.ToString(), Is.EqualTo("<g class=\"b\" id=\"a\">\n  <line x1=\"1\" x2=\"2.56\"/>\n  <text>hi</text>\n</g>\n"));
    }

    [Test]
    public void Text_and_attributes_are_escaped()
    {
        var svg = new SvgWriter();
        svg.Write("text", "a < b & \"c\" > 'd'\u0001", ("class", "<\">&"));
        Assert.That(svg.ToString(), Is.EqualTo(
            "<text class=\"&lt;&quot;&gt;&amp;\">a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;</text>\n"));
    }

    [TestCase(-0.001, "0")]
    [TestCase(1234567.891, "1234567.89")]
    [TestCase(0.125, "0.13")]
    public void Numbers_have_at_most_two_decimals(double number, string expected) =>
        Assert.That(SvgNumber.Format(number), Is.EqualTo(expected));

    [Test]
    public void Numbers_ignore_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.That(SvgNumber.Format(-1.5), Is.EqualTo("-1.5"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestCase(double.NaN)]
    [TestCase(double.NegativeInfinity)]
    public void A_coordinate_that_is_not_finite_is_refused(double number) =>
        Assert.That(() => SvgNumber.Format(number), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void An_element_left_open_is_named()
    {
        var svg = new SvgWriter().Open("svg").Open("g");
        Assert.That(() => svg.ToString(), Throws.InvalidOperationException.With.Message.Contains("<g>"));
    }
}
