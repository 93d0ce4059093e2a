using System.Globalization;
using Replication.Cli;
using Replication.Core.Claims;
using Replication.Core.Progress;
using Replication.Core.Runs;
using Replication.Core.Validators;
using Replication.Tests.Core;

namespace Replication.Tests.Cli;

public sealed class RunVerbTests
{
    private CliTest _cli = null!;

    [SetUp]
    public void Open() => _cli = new CliTest();

    [TearDown]
    public void Close() => _cli.Dispose();

    [Test]
    public void A_claim_that_was_never_approved_gives_1()
    {
        Assert.That(_cli.Run(), Is.EqualTo(ExitCode.Differs));
        Assert.That(_cli.Output, Does.Contain("toy/slope   Replicated   slope 2.5 [1.5, 3.5], n = 3   not approved yet"));
        Assert.That(_cli.Error, Does.Contain("New:"));
    }

    [Test]
    public void An_approved_claim_gives_0_until_its_numbers_change()
    {
        Approve();
        Assert.That(_cli.Run("run", "slope"), Is.EqualTo(ExitCode.Held), _cli.Error);
        Assert.That(_cli.Output, Does.Contain("3 runs, 3 stored, 0 to run.").And.Contain("verified").And.Contain("Report: "));

        _cli.Claims = [new ToyClaim(slope: 0.6)];
        Assert.That(_cli.Run(), Is.EqualTo(ExitCode.Differs));
        Assert.That(_cli.Error, Does.Contain("gpt2.slope.value: expected 2.5, actual 2.6, tolerance"));
    }

    [Test]
    public void A_failed_run_gives_1_and_is_named()
    {
        _cli.Claims = [new ToyClaim { Midway = _ => throw new InvalidOperationException("The loss\u001b[31m diverged.") }];
        Assert.That(_cli.Run("--fail-fast", "--workers", "1"), Is.EqualTo(ExitCode.Differs));
        Assert.That(_cli.Error, Does.Contain("failed: The loss [31m diverged.").And.Contain("3 of its 3 runs are missing"));
        Assert.That(_cli.Reports.Single().Report.Claims.Single().MissingRuns, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_log_has_one_plain_line_an_event()
    {
        _cli.Run("--workers", "1");
        var lines = _cli.Output.Split('\n');
        Assert.That(lines[0], Is.EqualTo("3 runs, 0 stored, 3 to run."));
        Assert.That(lines[1], Is.EqualTo("[0/3] started   toy · seed 1"));
        Assert.That(lines[2], Does.Match(@"^\[1/3\] finished  toy · seed 1  \d+\.\d\d min$"));
        Assert.That((_cli.Output + _cli.Error).Where(c => char.IsControl(c) && c != '\n'), Is.Empty);
    }

    [Test]
    public void A_terminal_sees_the_same_table()
    {
        _cli.IsInteractive = true;
        Assert.That(_cli.Run(), Is.EqualTo(ExitCode.Differs));
        Assert.That(_cli.Output, Does.Contain("toy/slope   Replicated"));
    }

    [Test]
    public void A_stopped_suite_gives_130_and_goes_on_later()
    {
        using var stop = new CancellationTokenSource();
        _cli.Claims = [new ToyClaim { Midway = _ => stop.Cancel() }];
        _cli.Cancellation = stop.Token;
        Assert.That(_cli.Run("--workers", "1"), Is.EqualTo(ExitCode.Stopped));
        Assert.That(_cli.Error, Does.Contain("Stopped. 2 runs are left"));
        Assert.That(_cli.Reports, Is.Empty);

        _cli.Cancellation = default;
        _cli.Run();
        Assert.That(_cli.Output, Does.StartWith("3 runs, 1 stored, 2 to run."));
    }

    [TestCase("--seeds", "0")]
    [TestCase("--seeds", "many")]
    [TestCase("--workers", "-1")]
    [TestCase("--tier", "huge")]
    [TestCase("--budget", "0")]
    [TestCase("--budget", "-1")]
    [TestCase("--budget", "NaN")]
    [TestCase("--budget", "soon")]
    [TestCase("--budget", "99999")]
    [TestCase("--shard", "3/2")]
    [TestCase("--shard", "half")]
    [TestCase("--fail-fast", "--keep-going")]
    [TestCase("--seeds", "2")]
    [TestCase("--tier", "gpu")]
    [TestCase("run", "nothing")]
    [TestCase("fly")]
    [TestCase("approve", "toy/slope")]
    [TestCase("--corpus", "no/such/file")]
    [TestCase("--domain", "no/such/file")]
    public void Bad_usage_gives_2_and_writes_nothing(params string[] arguments)
    {
        Assert.That(_cli.Run(arguments), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Is.Not.Empty);
        Assert.That(_cli.Output, Is.Empty);
        Assert.That(_cli.Clone.Files, Is.Empty);
    }

    [TestCase("")]
    [TestCase("Too short to learn from.")]
    [TestCase("\0\u0001\0\u0002", TestName = "A_binary_file_gives_2_with_one_sentence_and_writes_nothing")]
    public void A_text_that_cannot_be_used_gives_2_with_one_sentence_and_writes_nothing(string text)
    {
        var path = Path.Combine(_cli.Clone.Workspace.Root, "text.txt");
        File.WriteAllText(path, text);
        Assert.That(_cli.Run("--corpus", path), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error.Trim(), Does.Contain(path).And.Not.Contain("\n"));
        Assert.That(_cli.Clone.Files, Is.EqualTo(new[] { "text.txt" }));
    }

    [Test]
    public void Own_seeds_are_not_compared_and_get_a_report_of_their_own()
    {
        Assert.That(_cli.Run("--seeds", "4"), Is.EqualTo(ExitCode.Held), _cli.Error);
        Assert.That(_cli.Output, Does.Contain("n = 4   not compared"));
        Assert.That(_cli.Reports.Single().Folder, Is.EqualTo(Path.Combine(_cli.Clone.Workspace.Reports, "micro-own")));
    }

    [Test]
    public void The_report_keeps_the_claims_that_were_not_asked_for()
    {
        _cli.Claims = [new ToyClaim(), new ToyClaim(slope: 9, id: "toy/other")];
        _cli.Run("run", "slope");
        var (report, folder) = _cli.Reports.Single();
        Assert.That(folder, Is.EqualTo(_cli.Clone.Workspace.Reports));
        Assert.That(report.Claims.Select(claim => (claim.Card.Id, claim.MissingRuns.Count)), Is.EqualTo(new[] { ("toy/other", 3), ("toy/slope", 0) }));
    }

    [Test]
    public void A_refusal_before_the_runs_gives_2()
    {
        _cli.Validators = [new Refusing()];
        Assert.That(_cli.Run(), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error.Trim(), Is.EqualTo("No."));
        Assert.That(_cli.Clone.Files, Is.Empty);
    }

    [Test]
    public void A_budget_that_cannot_hold_the_plan_gives_3_before_anything_is_spent()
    {
        _cli.Claims = [new ToyClaim { Midway = _ => Thread.Sleep(100) }];
        _cli.Run("--workers", "1");
        _cli.Claims = [new ToyClaim(slope: 7) { Midway = _ => throw new InvalidOperationException("It was started.") }];
        Assert.That(_cli.Run("--budget", "0.001", "--workers", "1"), Is.EqualTo(ExitCode.Budget));
        Assert.That(_cli.Error, Does.StartWith("The budget of 0.001 min cannot hold the plan: 3 of its 3 outstanding runs took").And.Not.Contain("started"));
        Assert.That(_cli.Output, Is.Empty);
    }

    [Test]
    public void A_spent_budget_gives_3_and_reports_what_there_is()
    {
        var seen = 0;
        _cli.Claims = [new ToyClaim { Midway = context => Hang(context, ++seen == 2) }];
        Assert.That(_cli.Run("--budget", "0.01", "--workers", "1"), Is.EqualTo(ExitCode.Budget));
        Assert.That(_cli.Error, Does.Contain("The budget of 0.01 min is spent. 2 runs are left; the same command goes on from here."));
        Assert.That(_cli.Reports.Single().Report.Claims.Single().MissingRuns, Has.Count.EqualTo(2));
    }

    [Test]
    public void Shards_make_no_report_and_the_last_one_says_that_all_is_there()
    {
        Assert.That(_cli.Run("run", "--shard", "1/2"), Is.EqualTo(ExitCode.Held), _cli.Error);
        Assert.That(_cli.Output, Does.Contain("Shard 1/2: 1 of its 1 runs are stored. Of the whole plan 2 of 3 are missing; the verb report makes the report of what there is."));
        Assert.That(_cli.Run("run", "--shard", "2/2"), Is.EqualTo(ExitCode.Held), _cli.Error);
        Assert.That(_cli.Output, Does.Contain("2 runs, 0 stored, 2 to run.").And.Contain("So are all others of the plan: the verb report makes the report."));
        Assert.That(_cli.Reports, Is.Empty);

        _cli.Run("run");
        Assert.That(_cli.Output, Does.StartWith("3 runs, 3 stored, 0 to run."));
    }

    [Test]
    public void A_failed_run_of_a_shard_gives_1()
    {
        _cli.Claims = [new ToyClaim { Midway = _ => throw new InvalidOperationException("No.") }];
        Assert.That(_cli.Run("--shard", "2/2"), Is.EqualTo(ExitCode.Differs));
        Assert.That(_cli.Output, Does.Contain("Shard 2/2: 0 of its 2 runs are stored."));
    }

    [Test]
    public void Claims_that_share_runs_pay_for_them_once()
    {
        var works = 0;
        _cli.Claims = [.. Enumerable.Range(1, 8).Select(i => new ToyClaim(id: $"toy/claim-{i}") { Midway = _ => Interlocked.Increment(ref works) })];
        _cli.Run();
        Assert.That(works, Is.EqualTo(3));
        Assert.That(_cli.Output, Does.StartWith("3 runs, 0 stored, 3 to run."));
        Assert.That(_cli.Reports.Single().Report.Claims.Select(claim => claim.Runs.Count), Is.All.EqualTo(3));
    }

    [Test]
    public void A_snapshot_that_no_claim_answers_for_gives_1_where_all_claims_are_run()
    {
        Approve();
        var dangling = Path.Combine(_cli.Clone.Workspace.Expected, "toy", "gone.micro.verified.json");
        File.Copy(Path.Combine(_cli.Clone.Workspace.Expected, "toy", "slope.micro.verified.json"), dangling);
        Assert.That(_cli.Run(), Is.EqualTo(ExitCode.Differs));
        Assert.That(_cli.Error, Does.Contain("Delete:").And.Contain("gone.micro.verified.json"));
        Assert.That(_cli.Run("run", "slope"), Is.EqualTo(ExitCode.Held), _cli.Error);
    }

    [Test]
    public void A_tier_that_is_declared_only_is_refused_with_what_is_missing()
    {
        _cli.Claims = [new ToyClaim { Needs = new TierPlan([new("openai-community/gpt2", "gpt2")], [], 0, 8, 1, "Ten runs.") }];
        Assert.That(_cli.Run("--tier", "paper"), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.StartWith("The paper tier lacks the models openai-community/gpt2 in "));

        Directory.CreateDirectory(Path.Combine(_cli.Clone.Workspace.Models, "gpt2"));
        Assert.That(_cli.Run("--tier", "paper"), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error.Trim(), Is.EqualTo("Claim toy/slope declares the paper tier but cannot be run there yet; choose --tier micro."));
    }

    [Test]
    public void A_tier_without_names_runs_and_reports_the_claims_that_have_a_protocol_for_it()
    {
        _cli.Claims = [new ToyClaim(id: "toy/both") { RunsAt = [Tier.Micro, Tier.Gpu] }, new ToyClaim(slope: 2, id: "toy/small")];
        _cli.Machine = _cli.Machine with { Gpus = 1 };
        Assert.That(_cli.Run("--tier", "gpu"), Is.EqualTo(ExitCode.Differs)); // nothing was approved
        Assert.That(_cli.Output, Does.Contain("toy/both").And.Not.Contain("toy/small"));
        Assert.That(_cli.Run("report", "--tier", "gpu"), Is.Zero, _cli.Error);
        Assert.That(_cli.Reports[^1].Report.Claims.Select(claim => claim.Card.Id), Is.EqualTo(new[] { "toy/both" }));
        Assert.That(_cli.Run("run", "toy/small", "--tier", "gpu"), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.StartWith("Claim toy/small has no protocol for the gpu tier yet"));
    }

    [Test]
    public void Another_process_can_read_how_far_a_suite_is()
    {
        var path = Path.Combine(_cli.Clone.Workspace.Reports, "progress.json");
        ProgressReport? midway = null;
        _cli.Claims = [new ToyClaim
        {
            Midway = context =>
            {
                context.Progress.Report(0.5);
                midway ??= Eventually(path, report => report.Claims.Any(claim => claim.UnderWay.Any(run => run.Fraction > 0)));
            },
        }];
        _cli.Run("--workers", "1");
        Assert.That((midway!.State, midway.Runs, midway.Finished, midway.Process), Is.EqualTo((SuiteState.Running, 3, 0, Environment.ProcessId)));
        Assert.That(midway.Claims.Single().UnderWay.Single(), Has.Property("Label").EqualTo("toy · seed 1").And.Property("Fraction").EqualTo(0.5));

        var end = ProgressFile.Read(File.ReadAllText(path));
        Assert.That((end.State, end.Finished, end.Fraction, end.RemainingSeconds), Is.EqualTo((SuiteState.Finished, 3, 1.0, (double?)0)));
    }

    [Test]
    public void Hashes_are_printed_on_request()
    {
        _cli.Run();
        Assert.That(_cli.Output, Does.Not.Contain("0123abcd"));
        _cli.Run("--hashes");
        Assert.That(_cli.Output, Does.Contain("toy · seed 1   weights   0123abcd"));
    }

    [Test]
    public void Output_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = comma;
            _cli.Run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.That(_cli.Output, Does.Contain("slope 2.5 [1.5, 3.5]").And.Match(@"\d\.\d\d min"));
        Assert.That(_cli.Error, Does.Contain("\"value\": 2.5"));
    }

    private static void Hang(RunContext context, bool hangs)
    {
        if (hangs)
        {
            context.Cancellation.WaitHandle.WaitOne();
        }

        context.Cancellation.ThrowIfCancellationRequested();
    }

    private static ProgressReport Eventually(string path, Func<ProgressReport, bool> condition)
    {
        while (true)
        {
            if (File.Exists(path) && ProgressFile.Read(File.ReadAllText(path)) is var report && condition(report))
            {
                return report;
            }

            Thread.Sleep(20);
        }
    }

    private void Approve()
    {
        _cli.Git("init", "-q");
        _cli.Git("commit", "-q", "--allow-empty", "-m", "Start");
        File.WriteAllText(Path.Combine(_cli.Clone.Workspace.Root, ".git", "info", "exclude"), ".runs/\n");
        _cli.Run();
        Assert.That(_cli.Run("approve", "toy/slope", "--reason", "First run."), Is.EqualTo(ExitCode.Held), _cli.Error);
    }

    private sealed class Refusing : ISetUpValidator
    {
        public string? Refusal() => "No.";
    }
}
