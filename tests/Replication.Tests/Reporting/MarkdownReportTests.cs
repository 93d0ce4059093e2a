using Replication.Reporting.Markdown;
using Replication.Reporting.Results;

namespace Replication.Tests.Reporting;

public class MarkdownReportTests
{
    private static readonly ChangeList Nothing = new(null, [], null);

    [Test]
    public void The_summary_holds_counts_numbers_and_the_command()
    {
        var text = MarkdownReport.Render(Samples.Suite(Samples.Claim()), Nothing);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("**1 claim from 1 document: 1 replicated.**"));
            Assert.That(text, Does.Contain("|It grows|Replicated|1.00 \\[0.50, 1.50\\]|1.5 per layer|2|as approved|"));
            Assert.That(text, Does.Contain("dotnet run --project src/Replication.Cli -- run paper/claim\n"));
            Assert.That(text, Does.Not.Contain("What changed"));
        }
    }

    [Test]
    public void A_pipe_or_a_tag_in_a_title_cannot_break_the_table()
    {
        var text = MarkdownReport.Render(Samples.Suite(Samples.Claim(title: "a|b <script>")), Nothing);
        Assert.That(text, Does.Contain("|a\\|b \\<script\\>|").And.Not.Contain("<script>"));
    }
}
