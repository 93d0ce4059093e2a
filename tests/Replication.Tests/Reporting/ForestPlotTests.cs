using System.Xml.Linq;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Core.Snapshots;
using Replication.Reporting.Figures;
using Replication.Reporting.Forest;
using Replication.Statistics;

namespace Replication.Tests.Reporting;

public class ForestPlotTests
{
    private static readonly Canvas Page = new("forest", 920, StandsAlone: false);

    [Test]
    public void A_forest_plot_is_pinned_as_text() => Assert.That(
        ForestPlotRenderer.Render(Samples.Suite(Samples.Claim(), Samples.Claim("paper/other", -1, Verdict.NotReplicated, "It shrinks")), Page),
        Is.EqualTo(PinnedFigures.Forest));

    [Test]
    public void The_document_is_drawn_only_where_it_prints_a_value()
    {
        var claim = Samples.Claim();
        var unpublished = claim with { Card = claim.Card with { Published = null } };
        using (Assert.EnterMultipleScope())
        {
            // The key above the rows has a diamond of its own.
            Assert.That(Diamonds(claim), Is.EqualTo(2));
            Assert.That(Diamonds(unpublished), Is.EqualTo(1));
        }
    }

    [Test]
    public void A_claim_with_missing_runs_keeps_its_row_without_a_verdict()
    {
        var claim = new ClaimReport(Samples.Card(), null, SnapshotState.New, [], ["seed 3", "seed 4"]);
        Assert.That(ForestPlotRenderer.Render(Samples.Suite(claim), Page), Does.Contain(">2 runs missing<").And.Contain(">No verdict yet<"));
    }

    [TestCase(double.NaN, 0.25, "no finite estimate")]
    [TestCase(1, 0, "no smallest effect to scale by")]
    public void A_claim_that_cannot_be_drawn_says_why(double value, double smallest, string reason)
    {
        var claim = Samples.Claim(value: value);
        claim = claim with { Card = claim.Card with { SmallestEffect = new SmallestEffect(smallest, "", "a test") } };
        Assert.That(ForestPlotRenderer.Render(Samples.Suite(claim), Page), Does.Contain(reason).And.Not.Contain("NaN"));
    }

    [Test]
    public void An_effect_that_dwarfs_the_others_becomes_an_arrow()
    {
        var claims = new[] { 1.0, 1.1, 0.9, 500 }.Select((v, i) => Samples.Claim($"paper/claim-{i}", v)).ToArray();
        Assert.That(ForestPlotRenderer.Render(Samples.Suite(claims), Page).Split("class=\"arrow\"").Length - 1, Is.EqualTo(1));
    }

    [TestCase(920)]
    [TestCase(350)]
    public void Nothing_is_drawn_outside_the_picture(double width)
    {
        var svg = XDocument.Parse(ForestPlotRenderer.Render(Samples.Suite(Samples.Claim(value: 100), Samples.Claim("paper/b", -0.1)), Page with { Width = width }));
        var xs = svg.Descendants().SelectMany(e => e.Attributes()).Where(a => a.Name.LocalName is "x" or "x1" or "x2" or "cx").Select(a => (double)a);
        Assert.That(xs, Is.All.InRange(0, width));
    }

    private static int Diamonds(ClaimReport claim) => ForestPlotRenderer.Render(Samples.Suite(claim), Page).Split("class=\"diamond\"").Length - 1;
}
