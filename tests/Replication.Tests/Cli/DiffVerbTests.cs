using Replication.Cli;
using Replication.Statistics;
using Replication.Tests.Core;
using Replication.Tests.Reporting;

namespace Replication.Tests.Cli;

public sealed class DiffVerbTests
{
    private CliTest _cli = null!;

    [SetUp]
    public void Open() => _cli = new CliTest();

    [TearDown]
    public void Close() => _cli.Dispose();

    [Test]
    public void Nothing_changes_between_a_report_and_the_runs_that_it_was_made_of()
    {
        Reported();
        Assert.That(_cli.Run("diff"), Is.EqualTo(ExitCode.Held), _cli.Error);
        Assert.That(_cli.Output, Is.EqualTo("Nothing changed since the last report.\n"));
    }

    [Test]
    public void Changed_verdicts_numbers_and_snapshots_are_told_of()
    {
        var file = Reported();
        Approve("First.");
        _cli.Claims = [new ToyClaim { Verdict = Verdict.NotReplicated }];
        Assert.That(_cli.Run("diff", file), Is.EqualTo(ExitCode.Differs));
        Assert.That(_cli.Output, Does.Contain("toy/slope: verdict was replicated, is not replicated").And.Contain("toy/slope: snapshot was New, is Differs"));

        _cli.Claims = [new ToyClaim(slope: 1.5)];
        _cli.Run();
        Assert.That(_cli.Run("diff", Path.GetDirectoryName(file)!), Is.EqualTo(ExitCode.Differs));
        Assert.That(_cli.Output, Does.Contain("toy/slope: slope was 2.5 [1.5, 3.5], is 3.5 [2.5, 4.5]"));
    }

    [Test]
    public void A_revision_that_keeps_no_report_is_compared_by_its_approved_snapshots()
    {
        Reported();
        Approve("First.");
        _cli.Git("add", "expected");
        _cli.Git("commit", "-q", "-m", "Approve");
        _cli.Run("diff", "HEAD");
        Assert.That(_cli.Output, Is.EqualTo("Nothing changed since HEAD.\n"), _cli.Error);

        _cli.Claims = [new ToyClaim(slope: 0.75)];
        _cli.Run();
        Assert.That(_cli.Run("diff", "HEAD"), Is.EqualTo(ExitCode.Differs));
        Assert.That(_cli.Output, Does.Contain("toy/slope: gpt2.slope.value was 2.5, is 2.75"));

        Assert.That(_cli.Run("diff", "HEAD~1"), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error.Trim(), Is.EqualTo("The revision HEAD~1 keeps neither a report nor approved snapshots of these claims: name a revision that does."));
    }

    [Test]
    public void A_revision_that_keeps_its_report_is_compared_with_it()
    {
        Reported();
        Repository();
        _cli.Git("add", "-f", "reports");
        _cli.Git("commit", "-q", "-m", "Keep the report");
        File.Delete(Path.Combine(_cli.Clone.Workspace.Reports, "results.json"));
        _cli.Claims = [new ToyClaim { Verdict = Verdict.Inconclusive }];
        Assert.That(_cli.Run("diff", "HEAD"), Is.EqualTo(ExitCode.Differs), _cli.Error);
        Assert.That(_cli.Output, Does.Contain("toy/slope: verdict was replicated, is inconclusive"));
    }

    [Test]
    public void What_cannot_be_compared_with_gives_2_and_one_sentence()
    {
        Assert.That(_cli.Run("diff"), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.Contain("to compare with: write one with report first."));

        Repository();
        Assert.That(_cli.Run("diff", "no-such-thing"), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.StartWith("no-such-thing is neither a report nor a git revision"));

        var broken = Path.Combine(_cli.Clone.Workspace.Root, "broken.json");
        File.WriteAllText(broken, "{");
        Assert.That(_cli.Run("diff", broken), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.StartWith($"The report {broken} is no results.json").And.Not.Contain("\n\n"));
    }

    private string Reported()
    {
        _cli.Run();
        var path = Path.Combine(_cli.Clone.Workspace.Reports, "results.json");
        File.WriteAllText(path, Samples.Json(_cli.Reports[^1].Report));
        return path;
    }

    private void Repository()
    {
        _cli.Git("init", "-q");
        File.WriteAllText(Path.Combine(_cli.Clone.Workspace.Root, ".git", "info", "exclude"), ".runs/\n");
        _cli.Git("commit", "-q", "--allow-empty", "-m", "Start");
    }

    private void Approve(string reason)
    {
        Repository();
        Assert.That(_cli.Run("approve", "toy/slope", "--reason", reason), Is.EqualTo(ExitCode.Held), _cli.Error);
    }
}
