using System.Xml.Linq;
using Replication.Core.Figures;
using Replication.Reporting.Figures;

namespace Replication.Tests.Reporting;

public class FigureRendererTests
{
    private static readonly Canvas Page = new("f", 600, StandsAlone: false);

    [Test]
    public void A_figure_is_pinned_as_text()
    {
        var reference = new Curve("the paper", [1, 3], [1, 2], [], [], [], IsReference: true);
        var figure = Samples.Figure(new Panel("all", [Samples.Curve("ours", 1, 2, 3), reference]));
        Assert.That(FigureRenderer.Render(figure, Page), Is.EqualTo(PinnedFigures.OneOfOursOneOfTheirs));
    }

    [Test]
    public void The_same_figure_gives_the_same_text()
    {
        var first = FigureRenderer.Render(Samples.Figure(new Panel("all", [Samples.Curve("ours", 1, 2, 3)])), Page);
        var second = FigureRenderer.Render(Samples.Figure(new Panel("all", [Samples.Curve("ours", 1, 2, 3)])), Page);
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void A_file_explains_itself_and_a_page_is_not_told_twice()
    {
        var figure = Samples.Figure(new Panel("all", [Samples.Curve("ours", 1, 2, 3)]));
        var file = FigureRenderer.Render(figure, Page with { StandsAlone = true });
        var inline = FigureRenderer.Render(figure, Page);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file, Does.Contain("<style>").And.Contain(">It grows.</text>").And.Contain(">Does it grow?</text>"));
            Assert.That(inline, Does.Not.Contain("<style>").And.Not.Contain(">It grows.</text>"));
            Assert.That(inline, Does.Contain("role=\"img\"").And.Contain("<desc id=\"f-text\">A line that rises from one to three.</desc>"));
        }
    }

    [Test]
    public void Special_characters_in_labels_leave_the_picture_well_formed()
    {
        var figure = Samples.Figure(new Panel("a < b & \"c\"", [Samples.Curve("<script>", 1, 2)])) with { Title = "R&D > 0?" };
        var svg = XDocument.Parse(FigureRenderer.Render(figure, Page with { StandsAlone = true }));
        Assert.That(svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value),
            Is.SupersetOf(new[] { "a < b & \"c\"", "<script>", "R&D > 0?" }));
    }

    [Test]
    public void A_gap_in_the_data_leaves_a_gap_and_a_sentence()
    {
        var svg = FigureRenderer.Render(Samples.Figure(new Panel("all", [Samples.Curve("ours", 1, double.NaN, 3, 4)])), Page);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(svg, Does.Contain("all, ours: 1 of 4 points are not finite and are left out."));
            Assert.That(svg.Split("class=\"dot\"").Length - 1, Is.EqualTo(3));
            Assert.That(svg, Does.Not.Contain("NaN"));
        }
    }

    [Test]
    public void A_figure_without_any_finite_value_says_so() => Assert.That(
        FigureRenderer.Render(Samples.Figure(new Panel("all", [Samples.Curve("ours", double.NaN, double.PositiveInfinity)])), Page),
        Does.Contain("No finite values to draw."));

    [Test]
    public void A_panel_without_curves_says_so() => Assert.That(
        FigureRenderer.Render(Samples.Figure(new Panel("all", [])), Page), Does.Contain("No curves: nothing was measured here."));

    [Test]
    public void A_figure_without_panels_says_so() =>
        Assert.That(FigureRenderer.Render(Samples.Figure(), Page), Does.Contain("There is nothing to draw"));

    [Test]
    public void A_single_point_shows_its_interval_as_a_bar() => Assert.That(
        FigureRenderer.Render(Samples.Figure(new Panel("all", [Samples.Curve("ours", 2)])), Page), Does.Contain("class=\"bar\""));

    [Test]
    public void A_seed_with_a_single_point_is_a_small_circle() => Assert.That(
        FigureRenderer.Render(Samples.Figure(new Panel("all", [Samples.Curve("ours", 2)])), Page).Split("class=\"seed\"").Length - 1, Is.EqualTo(2));

    [Test]
    public void A_figure_without_data_has_no_invented_axes() => Assert.That(
        FigureRenderer.Render(Samples.Figure(new Panel("all", [])), Page), Does.Not.Contain("<line"));

    [Test]
    public void A_series_of_the_wrong_length_is_named()
    {
        var curve = Samples.Curve("ours", 1, 2, 3) with { High = [1, 2] };
        Assert.That(() => FigureRenderer.Render(Samples.Figure(new Panel("all", [curve])), Page),
            Throws.ArgumentException.With.Message.EqualTo(
                "The upper band of curve \"ours\" in panel \"all\" has 2 values for 3 x values: give one for each."));
    }

    [Test]
    public void Labels_that_end_at_the_same_height_do_not_overlap()
    {
        var panel = new Panel("all", [Samples.Curve("first", 1, 2), Samples.Curve("second", 1, 2), Samples.Curve("third", 1, 2)]);
        var heights = XDocument.Parse(FigureRenderer.Render(Samples.Figure(panel), Page)).Descendants()
            .Where(e => (string?)e.Attribute("class") == "label").Select(e => (double)e.Attribute("y")!).Order().ToArray();
        Assert.That(heights.Zip(heights.Skip(1), (a, b) => b - a).ToArray(), Has.Length.EqualTo(2).And.All.GreaterThanOrEqualTo(12));
    }

    [Test]
    public void A_narrow_canvas_puts_panels_below_each_other()
    {
        var figure = Samples.Figure(new Panel("left", [Samples.Curve("a", 1, 2)]), new Panel("right", [Samples.Curve("a", 1, 2)]));
        double Height(double width) => (double)XDocument.Parse(FigureRenderer.Render(figure, new Canvas("f", width, false))).Root!.Attribute("height")!;
        Assert.That(Height(350), Is.GreaterThan(1.4 * Height(920)));
    }
}
