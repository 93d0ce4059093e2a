using Replication.Cli;

namespace Replication.Tests.Cli.Cluster;

/// <summary>What the verb <c>cluster</c> says and writes where there need be no cluster.</summary>
public sealed class ClusterVerbTests
{
    private CliTest _cli = null!;

    [SetUp]
    public void Open() => _cli = new CliTest { Command = ["/opt/it's here/replicate"] };

    [TearDown]
    public void Close() => _cli.Dispose();

    [Test]
    public void A_dry_run_prints_the_script_of_an_array_over_the_plan()
    {
        Assert.That(_cli.Run("cluster", "submit", "--dry-run", "--tasks", "64", "--gpus", "1", "--cpus", "4", "--minutes", "90", "--partition", "long", "--seeds", "4", "--sbatch=--account=physics"), Is.Zero, _cli.Error);
        Assert.That(_cli.Output, Does.StartWith($"""
            #!/bin/bash
            #SBATCH --job-name=replicate-micro
            #SBATCH --array=1-4
            #SBATCH --chdir={Directory.GetCurrentDirectory()}
            #SBATCH --output={_cli.Clone.Workspace.Store}/cluster/%A-%a.log
            #SBATCH --open-mode=append
            #SBATCH --requeue
            #SBATCH --cpus-per-task=4
            #SBATCH --gpus=1
            #SBATCH --partition=long
            #SBATCH --time=90
            #SBATCH --signal=B:USR1@120
            #SBATCH --account=physics

            carry_out() {"{"}
              '/opt/it'\''s here/replicate' 'run' 'toy/slope' '--tier' 'micro' '--seeds' '4' --shard "$SLURM_ARRAY_TASK_ID/4" --workers 1 &
            """));
        Assert.That(Directory.Exists(_cli.Clone.Workspace.Store), Is.False, "A dry run wrote something.");
    }

    [Test]
    public void Without_a_GPU_a_task_carries_out_one_run_for_each_of_its_processors()
    {
        Assert.That(_cli.Run("cluster", "submit", "--dry-run"), Is.Zero);
        Assert.That(_cli.Output, Does.Contain("--workers \"${SLURM_CPUS_PER_TASK:-1}\" &").And.Not.Contain("--gpus").And.Not.Contain("--time"));
    }

    [Test]
    public void A_finished_plan_is_not_submitted()
    {
        Assert.That(_cli.Run("run"), Is.EqualTo(ExitCode.Differs)); // nothing was approved
        Assert.That(_cli.Run("cluster", "submit"), Is.Zero);
        Assert.That(_cli.Output, Does.StartWith("All 3 runs of the plan are stored: nothing to submit."));
    }

    [Test]
    public void A_tier_that_no_claim_can_run_is_refused()
    {
        Assert.That(_cli.Run("cluster", "submit", "--tier", "paper"), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.StartWith("None of the 1 claims can be run at the paper tier"));
    }

    [Test]
    public void Without_submissions_status_and_cancel_say_so()
    {
        Assert.That(_cli.Run("cluster", "status"), Is.Zero);
        Assert.That(_cli.Output, Is.EqualTo("No job was submitted over this run store.\n"));
        Assert.That(_cli.Run("cluster", "cancel"), Is.Zero);
        Assert.That(_cli.Output, Does.StartWith("Nothing to cancel"));
        Assert.That(_cli.Run("cluster", "cancel", "17"), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.StartWith("No job 17 was submitted over the run store"));
    }

    [Test]
    public void A_record_of_a_submission_that_cannot_be_read_is_named_and_left_out()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_cli.Clone.Workspace.Store, "cluster"));
        File.WriteAllText(Path.Combine(folder.FullName, "17.job.json"), "{");
        Assert.That(_cli.Run("cluster", "status"), Is.Zero);
        Assert.That(_cli.Error, Does.Contain("17.job.json is no record of a submission"));
    }
}
