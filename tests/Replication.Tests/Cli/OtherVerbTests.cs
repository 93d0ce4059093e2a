using Replication.Cli;
using Replication.Core.Claims;
using Replication.Tests.Core;

namespace Replication.Tests.Cli;

public sealed class OtherVerbTests
{
    private static readonly TierPlan Gpt2 = new([new("openai-community/gpt2", "gpt2")], [], 1, 16.5, 3.5, "Ten runs.");

    private CliTest _cli = null!;

    [SetUp]
    public void Open() => _cli = new CliTest();

    [TearDown]
    public void Close() => _cli.Dispose();

    [Test]
    public void The_list_names_every_claim()
    {
        Assert.That(_cli.Run("list"), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.Contain("toy/slope   Toys slope upwards   On toys, Section 1"));
    }

    [Test]
    public void The_tree_groups_claims_under_their_papers_with_their_tiers()
    {
        _cli.Claims = [new ToyClaim(id: "toy/other") { Needs = Gpt2 }, new ToyClaim()];
        Assert.That(_cli.Run("list", "--tree"), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Is.EqualTo(string.Join('\n',
            "toy  On toys",
            "├─ other  Toys slope upwards (Section 1)",
            "│     Toys slope upwards.",
            "│     trend; tiers: micro, paper (declared)",
            "└─ slope  Toys slope upwards (Section 1)",
            "      Toys slope upwards.",
            "      trend; tiers: micro",
            "",
            "")));
    }

    [Test]
    public void The_plan_of_a_tier_that_cannot_be_run_here_lists_what_it_needs()
    {
        _cli.Claims = [new ToyClaim { Needs = Gpt2 }, new ToyClaim(id: "toy/other")];
        Assert.That(_cli.Run("plan", "--tier", "paper"), Is.EqualTo(ExitCode.Held), _cli.Error);
        Assert.That(_cli.Output, Does.Contain(string.Join(Environment.NewLine,
            "toy/slope",
            "  models    openai-community/gpt2",
            "  data      –",
            "  machine   1 GPU of 16.5 GB, 3.5 hours",
            "  protocol  Ten runs.",
            "  state     declared only: it cannot be run yet",
            "",
            "The paper tier takes 3.5 hours in all.",
            "  missing   openai-community/gpt2")));
        Assert.That(_cli.Clone.Files, Is.Empty);

        _cli.Claims = [new ToyClaim()];
        Assert.That(_cli.Run("plan", "--tier", "paper"), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.Contain("has no protocol for the paper tier yet"));
    }

    [Test]
    public void The_plan_says_what_is_stored_and_runs_nothing()
    {
        Assert.That(_cli.Run("plan"), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.Match(@"[0-9a-f]{12}   toy · seed 1   to run   –").And.Contain("3 runs, 0 stored, 3 to run."));
        Assert.That(_cli.Clone.Files, Is.Empty);

        _cli.Run("run");
        _cli.Run("plan");
        Assert.That(_cli.Output, Does.Match(@"[0-9a-f]{12}   toy · seed 1   stored   0\.\d\d min").And.Contain("3 runs, 3 stored, 0 to run."));
    }

    [Test]
    public void The_plan_knows_how_long_a_run_took_under_an_earlier_protocol()
    {
        _cli.Run("run");
        _cli.Claims = [new ToyClaim(slope: 7)];
        _cli.Run("plan");
        Assert.That(_cli.Output, Does.Match(@"toy · seed 1   to run   0\.\d\d min").And.Contain("3 of these took"));
    }

    [Test]
    public void The_report_is_made_of_what_is_stored()
    {
        Assert.That(_cli.Run("report"), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Error, Does.Contain("3 of its 3 runs are missing"));
        Assert.That(_cli.Reports.Single().Report.Claims.Single().Finding, Is.Null);
        Assert.That(_cli.Clone.Files, Is.Empty);
    }

    [Test]
    public void An_approval_on_CI_gives_2_and_writes_nothing()
    {
        _cli.Git("init", "-q");
        _cli.Git("commit", "-q", "--allow-empty", "-m", "Start");
        _cli.Variables["CI"] = "true";
        Assert.That(_cli.Run("approve", "toy/slope", "--reason", "Why not."), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error.Trim(), Is.EqualTo("Approvals are refused on CI: approve on your own machine and commit the snapshot."));
        Assert.That(Directory.Exists(_cli.Clone.Workspace.Expected), Is.False);
    }

    [Test]
    public void An_approval_on_a_dirty_tree_gives_2_but_expected_files_and_reports_are_no_dirt()
    {
        _cli.Git("init", "-q");
        _cli.Git("commit", "-q", "--allow-empty", "-m", "Start");
        File.WriteAllText(Path.Combine(_cli.Clone.Workspace.Root, "changed.cs"), "");
        Assert.That(_cli.Run("approve", "toy/slope", "--reason", "Why not."), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.Contain("changed.cs"));

        File.Delete(Path.Combine(_cli.Clone.Workspace.Root, "changed.cs"));
        foreach (var folder in new[] { _cli.Clone.Workspace.Expected, _cli.Clone.Workspace.Reports })
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "written.json"), "");
        }

        Assert.That(_cli.Run("approve", "toy/slope", "--reason", "Why not."), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.Contain("misses 3 of its 3 runs"));
    }

    [TestCase("--help")]
    [TestCase("run", "--help")]
    [TestCase("list", "--help")]
    [TestCase("plan", "--help")]
    [TestCase("report", "--help")]
    [TestCase("approve", "--help")]
    [TestCase("diff", "--help")]
    [TestCase("explain", "--help")]
    [TestCase("doctor", "--help")]
    public void Every_verb_explains_itself(params string[] arguments)
    {
        Assert.That(_cli.Run(arguments), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.Contain("Usage:"));
    }
}
