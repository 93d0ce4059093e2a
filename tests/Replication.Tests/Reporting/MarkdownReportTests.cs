using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Reporting.Markdown;
using Replication.Reporting.Results;

namespace Replication.Tests.Reporting;

public class MarkdownReportTests
{
    private static readonly ChangeList Nothing = new(null, [], null);

    [Test]
    public void The_summary_holds_counts_numbers_and_the_command()
    {
        var text = Render(Samples.Suite(Samples.Claim()), Nothing);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("**1 claim from 1 document: 1 replicated.**"));
            Assert.That(text, Does.Contain("|It grows|● Replicated|1.00 \\[0.50, 1.50\\]|p = 0.012, Holm-adjusted 0.012|1.5 per layer|2|as approved|"));
            Assert.That(text, Does.Contain("dotnet run --project src/Replication.Cli -- run paper/claim\n"));
            Assert.That(text, Does.Not.Contain("What changed"));
        }
    }

    [Test]
    public void A_pipe_or_a_tag_in_a_title_cannot_break_the_table()
    {
        var text = Render(Samples.Suite(Samples.Claim(title: "a|b <script>")), Nothing);
        Assert.That(text, Does.Contain("|a\\|b \\<script\\>|").And.Not.Contain("<script>"));
    }

    [Test]
    public void Claims_stand_under_their_document_and_open_on_demand()
    {
        var second = Samples.Claim("other/claim", title: "It <shrinks>");
        second = second with { Card = second.Card with { Paper = new Paper("other", "On Decay", "B. Author", "2026") } };
        var text = Render(Samples.Suite(Samples.Claim(), second), Nothing);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text.IndexOf("## On Decay", StringComparison.Ordinal), Is.GreaterThan(text.IndexOf("<summary>● It grows: replicated</summary>", StringComparison.Ordinal)));
            Assert.That(text, Does.Contain("<summary>● It &lt;shrinks&gt;: replicated</summary>"));
            Assert.That(text.Split("<details>").Length, Is.EqualTo(text.Split("</details>").Length).And.EqualTo(3));
        }
    }

    [Test]
    public void Intervals_that_are_made_alike_are_told_of_once() => Assert.That(
        Render(Samples.Suite(Samples.Claim()), Nothing),
        Does.Contain("|Quantity|Estimate|95 % interval|n|\n|---|---:|---:|---:|\n|Slope|1.00|\\[0.50, 1.50\\]|2|\n\nIntervals: 95 %, t interval.\n"));

    [Test]
    public void Many_changes_are_closed_after_the_first_dozen()
    {
        var changes = Enumerable.Range(1, 15).Select(i => new Change("paper/claim", "It grows", $"number {i} moved")).ToArray();
        var text = Render(Samples.Suite(Samples.Claim()), new ChangeList(DateTimeOffset.UnixEpoch, changes, null));
        Assert.That(text, Does.Contain("number 12 moved.\n\n<details><summary>3 further changes</summary>\n\n- It grows: number 13 moved.\n"));
    }

    private static string Render(SuiteReport report, ChangeList changes) => Samples.Text(output => MarkdownReport.Write(output, report, changes));
}
