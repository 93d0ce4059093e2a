using Replication.Core.Claims;
using Replication.Core.Progress;
using Replication.Core.Reports;
using Replication.Core.Runs;

namespace Replication.Tests.Core;

public sealed class SuiteProgressTests
{
    private static readonly ClaimSettings Settings = new(Tier.Micro);

    [Test]
    public void Time_left_follows_what_runs_took_before()
    {
        (double?, double)[] left = [(4.0, 0.5), (2.0, 0)];
        Assert.That(RemainingSeconds(left, workers: 1), Is.EqualTo(240));
        Assert.That(RemainingSeconds(left, workers: 2), Is.EqualTo(120));
        Assert.That(RemainingSeconds([(4.0, 0), (1.0, 0)], workers: 2), Is.EqualTo(240), "No worker shortens the longest run.");
    }

    [Test]
    public void An_unknown_run_is_taken_to_be_of_mean_length_and_nothing_is_said_where_nothing_is_known()
    {
        Assert.That(RemainingSeconds([(null, 0), (2.0, 0)], workers: 1), Is.EqualTo(240));
        Assert.That(RemainingSeconds([(null, 0)], workers: 1), Is.Null);
        Assert.That(RemainingSeconds([(null, 0)], workers: 1, finished: 3), Is.EqualTo(180));
        Assert.That(RemainingSeconds([], workers: 1), Is.Zero);
    }

    [Test]
    public void A_shared_run_counts_in_each_of_its_claims_and_once_in_the_suite()
    {
        var (progress, runs) = Two();
        progress.Started(runs[0]);
        progress.Advanced(runs[0], 0.5);
        progress.Advanced(runs[0], 0.25);
        var report = progress.Report();
        Assert.That((report.Runs, report.Stored, report.Finished, report.Failed), Is.EqualTo((3, 0, 0, 0)));
        Assert.That(report.Fraction, Is.EqualTo(0.5 / 3), "Progress never goes back.");
        Assert.That(report.Claims.Select(claim => claim.UnderWay.Single().Label), Is.EqualTo(new[] { "toy · seed 1", "toy · seed 1" }));

        progress.Finished(runs[0], Record(runs[0]));
        progress.Started(runs[1]);
        progress.Failed(runs[1], new InvalidOperationException("No\nluck."));
        report = progress.Report();
        Assert.That((report.Finished, report.Failed), Is.EqualTo((1, 1)));
        Assert.That(report.Claims.Select(claim => (claim.Finished, claim.Failed, claim.UnderWay.Count)), Is.All.EqualTo((1, 1, 0)));
        Assert.That(report.Failures.Single(), Does.EndWith("failed: No luck."));
    }

    [Test]
    public void A_clock_that_jumps_back_changes_no_duration()
    {
        var claim = PlannedClaim.Of(new ToyClaim(), Settings);
        var progress = new SuiteProgress([claim], new PlanCost(claim.Runs, new Dictionary<string, double>()), 1, new JumpingClock(TimeSpan.FromHours(-1)));
        progress.Planned(claim.Runs, 0);
        var first = progress.Report();
        var second = progress.Report();
        Assert.That(second.Updated, Is.LessThan(first.Updated));
        Assert.That(second.ElapsedSeconds, Is.GreaterThan(first.ElapsedSeconds).And.Positive);
    }

    [Test]
    public void The_file_comes_back_as_it_was_written()
    {
        var (progress, runs) = Two();
        progress.Started(runs[0]);
        progress.End(SuiteState.Broken, "The disk is full.");
        var report = progress.Report();
        var text = ProgressFile.TextOf(report);
        Assert.That(text, Does.Contain("\"state\": \"broken\"").And.Contain("\"remainingSeconds\": null").And.EndWith("\n"));
        Assert.That(ProgressFile.TextOf(ProgressFile.Read(text)), Is.EqualTo(text));
        Assert.That(ProgressFile.Read(text).Failures, Is.EqualTo(new[] { "The disk is full." }));
    }

    [Test]
    public void A_reader_never_sees_half_a_file()
    {
        using var clone = new TemporaryClone();
        var path = Path.Combine(clone.Workspace.Reports, "progress.json");
        var (progress, _) = Two();
        using (new ProgressFile(path, progress, TimeProvider.System))
        {
        }

        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var file = new ProgressFile(path, progress, TimeProvider.System);
            }
        });
        for (var i = 0; i < 200; i++)
        {
            Assert.That(() => ProgressFile.Read(File.ReadAllText(path)), Throws.Nothing);
        }

        stop.Cancel();
        writer.Wait();
    }

    [Test]
    public void A_folder_that_cannot_be_written_stops_nothing()
    {
        using var clone = new TemporaryClone();
        File.WriteAllText(clone.Workspace.Reports, "a file where the folder should be");
        Assert.That(() => new ProgressFile(Path.Combine(clone.Workspace.Reports, "progress.json"), Two().Progress, TimeProvider.System).Dispose(), Throws.Nothing);
    }

    // One worker's worth of runs with these minutes and fractions, through the public door.
    private static double? RemainingSeconds((double? Minutes, double Fraction)[] left, int workers, double? finished = null)
    {
        var toys = new ToyRuns();
        var runs = left.Select((_, i) => toys.Run($"{i}")).ToArray();
        var done = toys.Run("done");
        PlannedRun[] all = finished is null ? runs : [done, .. runs];
        var known = left.Select((run, i) => ($"{i}", run.Minutes)).Where(pair => pair.Minutes is not null).ToDictionary(pair => pair.Item1, pair => pair.Minutes!.Value);
        var progress = new SuiteProgress([], new PlanCost(all, known), workers, TimeProvider.System);
        progress.Planned(all, 0);
        if (finished is { } minutes)
        {
            progress.Finished(done, Record(done) with { Minutes = minutes });
        }

        foreach (var (run, (_, fraction)) in runs.Zip(left).Where(pair => pair.Second.Fraction > 0))
        {
            progress.Started(run);
            progress.Advanced(run, fraction);
        }

        return progress.Report().RemainingSeconds;
    }

    private static (SuiteProgress Progress, IReadOnlyList<PlannedRun> Runs) Two()
    {
        PlannedClaim[] claims = [PlannedClaim.Of(new ToyClaim(), Settings), PlannedClaim.Of(new ToyClaim(id: "toy/other"), Settings)];
        var runs = claims[0].Runs;
        var progress = new SuiteProgress(claims, new PlanCost(runs, new Dictionary<string, double>()), 1, TimeProvider.System);
        progress.Planned(runs, 0);
        return (progress, runs);
    }

    private static RunRecord Record(PlannedRun run) => new(
        run.Spec.Key, run.Spec.Label, run.Spec.Parts, ToyRuns.Outcome(1), 1, DateTimeOffset.UnixEpoch, new Dictionary<string, string>());
}
