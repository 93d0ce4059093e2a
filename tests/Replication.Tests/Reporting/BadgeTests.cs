using System.Xml.Linq;
using Replication.Reporting.Badge;
using Replication.Statistics;

namespace Replication.Tests.Reporting;

public class BadgeTests
{
    [Test]
    public void The_badge_is_pinned_as_text()
    {
        var suite = Samples.Suite(Samples.Claim(), Samples.Claim("paper/other", verdict: Verdict.Inconclusive));
        Assert.That(BadgeRenderer.Render(suite), Is.EqualTo("""
            <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="replication: 1 of 2 replicated" width="174.81" height="20" viewBox="0 0 174.81 20">
              <title>replication: 1 of 2 replicated, tier micro</title>
              <rect width="71.4" height="20" fill="#3a3f47"/>
              <rect x="71.4" width="103.41" height="20" fill="#0068a6"/>
              <g fill="#ffffff" font-family="Verdana, &#39;DejaVu Sans&#39;, sans-serif" font-size="11" text-anchor="middle">
                <text x="35.7" y="14">replication</text>
                <text x="123.11" y="14">1 of 2 replicated</text>
              </g>
            </svg>

            """));
    }

    [Test]
    public void An_empty_suite_has_a_badge_too() =>
        Assert.That(XDocument.Parse(BadgeRenderer.Render(Samples.Suite())).Root!.Attribute("aria-label")!.Value, Is.EqualTo("replication: 0 of 0 replicated"));
}
