using System.Diagnostics;
using Replication.Cli;
using Replication.Core.Runs;
using Replication.SuiteHost;
using Replication.Tests.Core;

namespace Replication.Tests.Cli.Cluster;

/// <summary>The verb <c>cluster</c> on a real Slurm, with twenty toy runs in processes of their own.</summary>
public sealed class SlurmTests
{
    private const int Runs = 20;

    private SlurmOnThisMachine _slurm = null!;
    private CliTest _cli = null!;

    [OneTimeSetUp]
    public void StartSlurm() => _slurm = SlurmOnThisMachine.Start();

    [OneTimeTearDown]
    public void StopSlurm() => _slurm?.Dispose();

    [SetUp]
    public void Open()
    {
        _cli = new CliTest { Claims = [new ToySuiteClaim(new EventLines(TextWriter.Null))] };
        _cli.Command = ["dotnet", SuiteHostProcess.Program, "replicate", _cli.Clone.Workspace.Root];
    }

    [TearDown]
    public void Close()
    {
        _cli.Run("cluster", "cancel");
        _slurm.WaitForTheEnd();
        _cli.Dispose();
    }

    [Test]
    public void A_plan_becomes_an_array_whose_tasks_finish_it_together()
    {
        Submit("--tasks", "4");
        _slurm.WaitForTheEnd();
        AssertDone(interrupted: 0);
        Assert.That(_cli.Run("cluster", "status"), Is.Zero);
        Assert.That(_cli.Output, Does.Contain("20 of 20"));
        Assert.That(_cli.Run("plan"), Is.Zero);
        Assert.That(_cli.Output, Does.Contain("20 runs, 20 stored, 0 to run"));
        Assert.That(_cli.Run("report"), Is.Zero);
        Assert.That(_cli.Reports[^1].Report.Claims.Single().MissingRuns, Is.Empty);
        Assert.That(_cli.Run("cluster", "submit"), Is.Zero);
        Assert.That(_cli.Output, Does.StartWith("All 20 runs of the plan are stored: nothing to submit."));
    }

    [Test]
    public void A_task_killed_in_flight_starts_again_and_goes_on()
    {
        Submit("--tasks", "2");
        _slurm.Wait("two runs are stored", () => Stored >= 2);
        Process.GetProcessById(Children().First()).Kill();
        _slurm.WaitForTheEnd();
        Assert.That(Logs, Does.Contain("The command was killed (exit code 137)."));
        AssertDone(interrupted: 1);
    }

    [Test]
    public void The_same_plan_is_refused_while_it_is_queued_and_done_once_where_it_is_forced()
    {
        Submit("--tasks", "2");
        _slurm.Wait("a run is stored", () => Stored >= 1);
        Assert.That(_cli.Run("cluster", "submit", "--tasks", "2"), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.StartWith("The same plan is in the queue as job ").And.Contain("add --again"));
        Submit("--again", "--tasks", "3");
        _slurm.WaitForTheEnd();
        AssertDone(interrupted: 0);
    }

    [Test]
    public void A_drained_node_takes_no_further_task_and_a_failed_one_gives_its_task_back()
    {
        Submit("--tasks", "4");
        _slurm.Wait("both nodes work", () => _slurm.Queue.Count(task => task.Contains("RUNNING", StringComparison.Ordinal)) == 2 && Stored >= 1);
        _slurm.SetNode("n1", "drain");
        _slurm.SetNode("n2", "down");
        _slurm.Wait("nothing runs", () => _slurm.Queue.Count > 0 && _slurm.Queue.All(task => task.Contains("PENDING", StringComparison.Ordinal)));
        Assert.That(Stored, Is.LessThan(Runs));
        _slurm.SetNode("n1", "resume");
        _slurm.SetNode("n2", "resume");
        _slurm.WaitForTheEnd(_slurm.StartRequeuedNow);
        AssertDone(interrupted: 1);
    }

    [Test]
    public void A_cancelled_job_keeps_its_finished_runs_and_a_new_one_goes_on()
    {
        Submit("--tasks", "2");
        _slurm.Wait("two runs are stored", () => Stored >= 2);
        Assert.That(_cli.Run("cluster", "cancel"), Is.Zero);
        Assert.That(_cli.Output, Does.Contain("is cancelled with"));
        _slurm.WaitForTheEnd();
        var kept = Stored;
        Assert.That(kept, Is.GreaterThanOrEqualTo(2).And.LessThan(Runs));
        Assert.That(_cli.Run("cluster", "status"), Is.Zero);
        Assert.That(_cli.Output, Does.Contain($"{kept} of {Runs}"));
        Submit("--tasks", "2");
        _slurm.WaitForTheEnd();
        AssertDone(interrupted: 2);
    }

    private string ClusterFolder => Path.Combine(_cli.Clone.Workspace.Store, "cluster");

    private int Stored => new RunStore(_cli.Clone.Workspace.Store).Keys.Count;

    private string Logs => string.Concat(Directory.GetFiles(ClusterFolder, "*.log").Order(StringComparer.Ordinal).Select(File.ReadAllText));

    private void Submit(params string[] options) =>
        Assert.That(_cli.Run(["cluster", "submit", .. options]), Is.Zero, () => _cli.Error);

    // Every run is stored, and none was begun again but those that were in flight when their task was stopped.
    private void AssertDone(int interrupted)
    {
        string[] begun = [.. Logs.Split('\n').Where(line => line.StartsWith("work ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])];
        Assert.That(Stored, Is.EqualTo(Runs));
        Assert.That(begun.Distinct().Count(), Is.EqualTo(Runs));
        Assert.That(begun.Length, Is.LessThanOrEqualTo(Runs + interrupted), "A finished run was started again.");
    }

    // The command's own processes, not the shells that wait for them.
    private IEnumerable<int> Children() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(folder)
        where name.All(char.IsAsciiDigit) && File.Exists(Path.Combine(folder, "cmdline"))
        let words = File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0')
        where words.Contains(_cli.Clone.Workspace.Root) && words.Contains("--shard")
        select int.Parse(name, System.Globalization.CultureInfo.InvariantCulture);
}
