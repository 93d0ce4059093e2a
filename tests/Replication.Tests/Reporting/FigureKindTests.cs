using System.Xml.Linq;
using Replication.Core.Figures;
using Replication.Reporting.Figures;
using Replication.Reporting.Html;
using Replication.Reporting.Svg;

namespace Replication.Tests.Reporting;

public class FigureKindTests
{
    private static readonly Canvas Page = new("f", 600, StandsAlone: false);

    [Test]
    public void A_scatter_is_pinned_as_text() =>
        Assert.That(FigureRenderer.Render(SampleFigures.Scatter, Page), Is.EqualTo(PinnedFigureKinds.Scatter));

    [Test]
    public void Rows_of_intervals_are_pinned_as_text() =>
        Assert.That(FigureRenderer.Render(SampleFigures.Rows, Page), Is.EqualTo(PinnedFigureKinds.Rows));

    [Test]
    public void A_point_that_is_not_finite_is_left_out_and_told_of() => Assert.That(
        FigureRenderer.Render(SampleFigures.Scatter, Page),
        Does.Contain("All cells, masked: 1 of 2 points are not finite and are left out.").And.Not.Contain("NaN"));

    [Test]
    public void A_row_without_an_estimate_is_left_out_and_told_of() => Assert.That(
        FigureRenderer.Render(SampleFigures.Rows, Page),
        Does.Contain("sentiment, equal steps: 1 of 2 points are not finite and are left out.").And.Not.Contain("NaN"));

    [Test]
    public void Labels_of_points_that_lie_together_never_overlap()
    {
        var points = Enumerable.Range(0, 60).Select(i => new LabelledPoint($"point {i}", 1 + (i * 0.01), 1)).ToArray();
        var figure = SampleFigures.Scatter with { Panels = [Panel.Scatter("all", [new PointGroup("cells", points)])] };
        var labels = XDocument.Parse(FigureRenderer.Render(figure, Page)).Descendants().Where(e => (string?)e.Attribute("class") == "small halo")
            .Select(e => (X: (double)e.Attribute("x")!, Y: (double)e.Attribute("y")!)).ToArray();
        var close = labels.SelectMany((a, i) => labels.Skip(i + 1).Where(b => Math.Abs(a.Y - b.Y) < 12 && Math.Abs(a.X - b.X) < TextRuler.Width("point 1", 11) - 0.02));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(labels, Has.Length.GreaterThan(3).And.Length.LessThan(60));
            Assert.That(close, Is.Empty);
        }
    }

    [Test]
    public void Groups_differ_in_shape_as_well_as_in_hue()
    {
        var groups = Enumerable.Range(0, 4).Select(i => new PointGroup($"group {i}", [new LabelledPoint("", i, i)])).ToArray();
        var hues = new Hues(SampleFigures.Scatter with { Panels = [Panel.Scatter("all", groups)] });
        Assert.That(groups.Select(g => (hues.StyleOf(g.Label, false), hues.MarkerOf(g.Label, false))), Is.Unique);
        Assert.That(groups.Select(g => hues.MarkerOf(g.Label, false)), Is.Unique);
    }

    [Test]
    public void A_steep_trend_ends_where_its_panel_does()
    {
        var panel = SampleFigures.Scatter.Panels[0] with { Trend = new TrendLine("steep", -1000, 4000) };
        var svg = XDocument.Parse(FigureRenderer.Render(SampleFigures.Scatter with { Panels = [panel] }, Page));
        var heights = svg.Descendants().Where(e => (string?)e.Attribute("class") == "trend")
            .SelectMany(e => new[] { (double)e.Attribute("y1")!, (double)e.Attribute("y2")! });
        Assert.That(heights, Is.All.InRange(0, (double)svg.Root!.Attribute("height")!));
    }

    [TestCase(920)]
    [TestCase(350)]
    public void Nothing_is_drawn_outside_the_picture(double width)
    {
        foreach (var figure in (Figure[])[SampleFigures.Scatter, SampleFigures.Rows])
        {
            var xs = XDocument.Parse(FigureRenderer.Render(figure, Page with { Width = width })).Descendants().SelectMany(e => e.Attributes())
                .Where(a => a.Name.LocalName is "x" or "x1" or "x2" or "cx").Select(a => (double)a);
            Assert.That(xs, Is.All.InRange(0, width), figure.Title);
        }
    }

    [Test]
    public void Panels_with_other_rows_stand_below_each_other_and_name_their_own()
    {
        Panel Of(string row) => Panel.ByRow(row, [new IntervalSeries("standard", [new(row, 1, 0, 2)])]);
        var svg = FigureRenderer.Render(SampleFigures.Rows with { Panels = [Of("first"), Of("second")] }, Page);
        Assert.That(svg, Does.Contain("class=\"row\" x=\"0\"").And.Contain(">first<").And.Contain(">second<"));
        Assert.That(svg.Split("class=\"row\"").Length - 1, Is.EqualTo(2));
    }

    [Test]
    public void Rows_and_axes_in_one_figure_are_refused()
    {
        var figure = SampleFigures.Rows with { Panels = [.. SampleFigures.Rows.Panels, .. SampleFigures.Scatter.Panels] };
        Assert.That(() => FigureRenderer.Render(figure, Page), Throws.ArgumentException.With.Message.Contains("make two figures of it"));
    }

    [Test]
    public void A_row_that_a_series_holds_twice_is_refused()
    {
        var panel = Panel.ByRow("all", [new IntervalSeries("standard", [new("gpt2", 1, 0, 2), new("gpt2", 2, 1, 3)])]);
        Assert.That(() => FigureRenderer.Render(SampleFigures.Rows with { Panels = [panel] }, Page),
            Throws.ArgumentException.With.Message.Contains("the row \"gpt2\" twice"));
    }

    [Test]
    public void Every_point_and_every_row_stands_in_a_table()
    {
        var (points, rows) = (FigureTables.Of(SampleFigures.Scatter).Text, FigureTables.Of(SampleFigures.Rows).Text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(points, Does.Contain("""<th scope="row">roberta</th><td>0.4000</td><td>not a number</td>"""));
            Assert.That(rows, Does.Contain("""<th scope="row">gpt2</th><td>1.500</td><td>[1.000, 2.000]</td><td>1.200</td><td>1.800</td>"""));
        }
    }
}
