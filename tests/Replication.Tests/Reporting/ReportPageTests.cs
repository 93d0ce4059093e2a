using System.Text;
using System.Text.RegularExpressions;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Core.Snapshots;
using Replication.Reporting.History;
using Replication.Reporting.Html;
using Replication.Reporting.Results;
using Replication.Statistics;

namespace Replication.Tests.Reporting;

public class ReportPageTests
{
    private static readonly ClaimReport Missing =
        new(Samples.Card("paper/missing", "It waits"), null, SnapshotState.New, [], ["gpt2 · seed 3"]);

    private static readonly string Page = Render(
        Samples.Claim(), Samples.Claim("paper/other", -1, Verdict.NotReplicated, "It shrinks"), Missing);

    [Test]
    public void The_page_asks_nothing_of_the_network_or_of_other_files()
    {
        var targets = Regex.Matches(Page, "(?:src|href|srcset|action|poster)\\s*=\\s*\"([^\"]*)\"").Select(m => m.Groups[1].Value);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(targets, Is.Not.Empty.And.All.Matches("^(#.+|data:,)$"));
            Assert.That(Page, Does.Not.Contain("@import").And.Not.Contain("url(").And.Not.Contain("<script"));
        }
    }

    [Test]
    public void Every_fragment_and_every_described_element_exists_once()
    {
        var ids = Regex.Matches(Page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToArray();
        var links = Regex.Matches(Page, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value);
        var labels = Regex.Matches(Page, "aria-labelledby=\"([^\"]+)\"").SelectMany(m => m.Groups[1].Value.Split(' '));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ids, Is.Unique);
            Assert.That(links.Concat(labels).Except(ids), Is.Empty);
        }
    }

    [Test]
    public void Headings_never_skip_a_level()
    {
        var levels = Regex.Matches(Page, "<h([1-6])[ >]").Select(m => m.Groups[1].Value[0] - '0').ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(levels.Count(l => l == 1), Is.EqualTo(1));
            Assert.That(levels.Zip(levels.Skip(1), (a, b) => b - a), Is.All.LessThanOrEqualTo(1));
        }
    }

    [Test]
    public void Every_opened_element_is_closed_in_order()
    {
        var open = new Stack<string>();
        foreach (Match tag in Regex.Matches(Page, "<(/?)([a-z][a-z0-9]*)((?:[^>\"]|\"[^\"]*\")*?)(/?)>"))
        {
            var name = tag.Groups[2].Value;
            if (tag.Groups[1].Value == "/")
            {
                Assert.That(open.Pop(), Is.EqualTo(name), $"at {tag.Index}");
            }
            else if (tag.Groups[4].Value.Length == 0 && name is not ("meta" or "link"))
            {
                open.Push(name);
            }
        }

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void A_claim_with_missing_runs_names_them_and_has_no_verdict()
    {
        var section = Section(Missing);
        Assert.That(section, Does.Contain("No verdict yet").And.Contain("<li>gpt2 · seed 3</li>").And.Not.Contain(">Replicated<"));
    }

    [Test]
    public void An_unpublished_value_is_called_unpublished()
    {
        var claim = Samples.Claim();
        Assert.That(Section(claim with { Card = claim.Card with { Published = null } }), Does.Contain("<dd>not published</dd>"));
    }

    [Test]
    public void Text_from_claims_is_escaped_everywhere()
    {
        var hostile = "<b>\"R&D\"</b>";
        var claim = Samples.Claim(title: hostile);
        claim = claim with
        {
            Card = claim.Card with { Statement = hostile, Rule = hostile, Deviations = [hostile], Metric = hostile, Place = hostile },
            Finding = claim.Finding! with { Sentence = hostile },
        };
        Assert.That(Render(claim), Does.Not.Contain("<b>").And.Contain("&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;"));
    }

    [Test]
    public void P_values_stand_beside_the_headlines_adjusted_for_the_claims_of_their_document()
    {
        var other = Samples.Claim("paper/other", title: "It shrinks");
        var page = Render(Samples.Claim(), other, Missing);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Regex.Count(page, "p = 0.012,</span> <span class=\"estimate\">Holm-adjusted 0.024</span></small>"), Is.EqualTo(2));
            Assert.That(Regex.Count(page, "<dd>p = 0.012, Holm-adjusted 0.024 over 2 claims of the document; one-sample t test, two-sided</dd>"), Is.EqualTo(2));
            Assert.That(Regex.Count(page, "<dt>p value of the headline</dt><dd>none</dd>"), Is.EqualTo(1));
            Assert.That(page, Does.Contain("p values are Holm-adjusted over 2 claims; 1 claim has none."));
        }
    }

    [TestCase(Tier.Micro, "run paper/claim<")]
    [TestCase(Tier.Gpu, "run paper/claim --tier gpu<")]
    public void The_command_repeats_the_claim_at_its_own_tier(Tier tier, string expected) =>
        Assert.That(Section(Samples.Claim(), tier), Does.Contain(expected));

    [Test]
    public void An_invalid_claim_without_estimates_still_has_a_page()
    {
        var claim = Samples.Claim();
        var invalid = claim with { Finding = claim.Finding! with { Verdict = Verdict.Invalid, Headline = null, Estimates = [], Figure = Samples.Figure() } };
        Assert.That(Render(invalid), Does.Contain("The runs gave no estimates.").And.Contain("There is nothing to draw"));
    }

    [Test]
    public void An_empty_suite_says_so() => Assert.That(Render(), Does.Contain("This report holds no claims."));

    [Test]
    public void Claims_are_written_one_at_a_time()
    {
        using var output = new PieceWriter();
        var claims = Enumerable.Range(1, 9).Select(i => Samples.Claim($"paper/claim-{i}")).ToArray();
        ReportPage.Write(output, Samples.Suite(claims), new ChangeList(null, [], null), HistoryFile.Empty);
        var articles = output.Pieces.Select(piece => Regex.Count(piece, "<article ")).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(articles.Sum(), Is.EqualTo(9));
            Assert.That(articles, Is.All.LessThanOrEqualTo(1));
        }
    }

    private static string Render(params ClaimReport[] claims) =>
        Samples.Text(output => ReportPage.Write(output, Samples.Suite(claims), new ChangeList(null, [], null), HistoryFile.Empty));

    private static string Section(ClaimReport claim, Tier tier = Tier.Micro) => ClaimSection.Of(claim, tier, [], "none", Markup.Empty).Text;

    private sealed class PieceWriter : TextWriter
    {
        public List<string> Pieces { get; } = [];

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Pieces.Add(value.ToString());

        public override void Write(string? value) => Pieces.Add(value ?? "");
    }
}
