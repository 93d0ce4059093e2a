using System.Collections.Concurrent;
using Replication.Core.Progress;
using Replication.Core.Runs;

namespace Replication.Tests.Core;

[NonParallelizable]
public sealed class SuiteRunnerTests
{
    private TemporaryClone _clone = null!;
    private ToyRuns _toys = null!;

    [SetUp]
    public void Open() => (_clone, _toys) = (new TemporaryClone(), new ToyRuns());

    [TearDown]
    public void Close() => _clone.Dispose();

    [Test]
    public void A_run_that_two_claims_plan_is_carried_out_once()
    {
        var runs = _toys.Many(3);
        var result = Run([.. runs, .. new ToyRuns().Many(3)]);
        Assert.That(_toys.Executions, Is.EqualTo(3));
        Assert.That(result.Runs.All, Has.Count.EqualTo(3));
    }

    [Test]
    public void Stored_runs_are_not_carried_out_again()
    {
        Run(_toys.Many(3));
        var result = Run(_toys.Many(4));
        Assert.That(_toys.Executions, Is.EqualTo(4));
        Assert.That(result.Runs.All, Has.Count.EqualTo(4));
    }

    [Test]
    public void A_run_starts_after_what_it_needs_and_reads_its_artefact()
    {
        var first = _toys.Run("base");
        var second = _toys.Run("tuned", first);
        var read = new ConcurrentQueue<string>();
        _toys.Midway = (run, context) =>
        {
            if (run == second)
            {
                read.Enqueue(File.ReadAllText(context.ArtefactOf(first)));
            }
        };
        var result = Run([second, first], workers: 4);
        Assert.That(result.Failures, Is.Empty);
        Assert.That(read, Is.EqualTo(new[] { "base" }));
    }

    [Test]
    public void A_need_that_nobody_plans_is_carried_out_only_where_it_is_needed()
    {
        var tuned = _toys.Run("tuned", _toys.Run("base"));
        Run([tuned]);
        Assert.That(_toys.Executions, Is.EqualTo(2));

        File.Delete(new RunStore(_clone.Workspace.Store).RecordPath(tuned.Needs[0].Spec.Key));
        Run([tuned]);
        Assert.That(_toys.Executions, Is.EqualTo(2));
    }

    [Test]
    public void An_artefact_that_was_not_declared_as_a_need_is_refused()
    {
        var first = _toys.Run("base");
        var second = _toys.Run("tuned");
        _toys.Midway = (run, context) => _ = run == second ? context.ArtefactOf(first) : "";
        Assert.That(Run([first, second]).Failures.Single().Sentence, Does.Contain("without naming that run among its needs"));
    }

    [Test]
    public void A_suite_stopped_half_way_goes_on_where_it_was()
    {
        using var stop = new CancellationTokenSource();
        _toys.Midway = (_, _) =>
        {
            if (_toys.Executions == 10)
            {
                stop.Cancel();
            }
        };
        var stopped = Run(_toys.Many(20), workers: 1, stop.Token);
        Assert.That(stopped.Cancelled, Is.True);
        Assert.That(stopped.Failures, Is.Empty);
        Assert.That(stopped.Runs.All, Has.Count.EqualTo(9));
        Assert.That(stopped.NotStarted, Has.Count.EqualTo(11));
        Assert.That(_clone.Files, Has.None.Contains("partial"));

        var resumed = Run(_toys.Many(20), workers: 1);
        Assert.That(resumed.Runs.All, Has.Count.EqualTo(20));
        Assert.That(_toys.Executions, Is.EqualTo(21), "Only the run in flight is done twice.");
        Assert.That(_clone.Files, Has.None.Contains("partial"));
    }

    [Test]
    public void Two_users_of_one_store_do_every_run_once()
    {
        _toys.Midway = (_, _) => Thread.Sleep(5);
        var runs = _toys.Many(20);
        SuiteResult[] results = new SuiteResult[2];
        Parallel.For(0, 2, i => results[i] = Run(runs, workers: 2));
        Assert.That(_toys.Executions, Is.EqualTo(20));
        Assert.That(results.Select(result => result.Runs.All.Count), Is.All.EqualTo(20));
        Assert.That(_clone.Files, Has.None.Contains(".lock"));
    }

    [Test]
    public void A_spent_budget_stops_the_suite_between_steps_and_says_what_is_left()
    {
        _toys.Midway = (_, context) =>
        {
            if (_toys.Executions == 3)
            {
                context.Cancellation.WaitHandle.WaitOne();
            }
        };
        var options = new SuiteOptions { Workers = 1, Budget = TimeSpan.FromSeconds(1) };
        var result = new SuiteRunner(new RunStore(_clone.Workspace.Store), [], new SilentObserver(), options).Run(_toys.Many(5));
        Assert.That((result.OutOfBudget, result.Cancelled), Is.EqualTo((true, false)));
        Assert.That(result.Failures, Is.Empty);
        Assert.That((result.Runs.All.Count, result.NotStarted.Count), Is.EqualTo((2, 3)));
        Assert.That(_clone.Files, Has.None.Contains("partial"));
    }

    [Test]
    public void A_budget_that_suffices_is_not_spent()
    {
        var options = new SuiteOptions { Workers = 1, Budget = TimeSpan.FromDays(1) };
        Assert.That(new SuiteRunner(new RunStore(_clone.Workspace.Store), [], new SilentObserver(), options).Run(_toys.Many(2)).OutOfBudget, Is.False);
    }

    [Test]
    public void Shards_over_one_store_carry_out_every_run_once_and_what_they_need_with_it()
    {
        var first = _toys.Run("base");
        PlannedRun[] plan = [.. Enumerable.Range(0, 5).Select(i => _toys.Run($"tuned {i}", first))];
        foreach (var index in new[] { 2, 1, 3 })
        {
            var shard = new Shard(index, 3).Of(plan);
            Assert.That(Run(shard).Runs.All.Select(run => run.Label), Is.SupersetOf(shard.Select(run => run.Spec.Label)));
        }

        Assert.That(_toys.Executions, Is.EqualTo(6));
    }

    [Test]
    public void Claims_that_are_run_one_after_the_other_share_their_runs_through_the_store()
    {
        // As tests do: one suite a claim, each with a plan made anew over one grid of runs.
        foreach (var claim in Enumerable.Range(0, 8))
        {
            var grid = _toys.Many(6);
            Assert.That(Run([grid[claim % 6], .. grid]).Runs.All, Has.Count.EqualTo(6));
        }

        Assert.That(_toys.Executions, Is.EqualTo(6));
    }

    [Test]
    public void A_failed_run_is_named_and_the_others_go_on()
    {
        var first = _toys.Run("base");
        var middle = _toys.Run("tuned", first);
        var last = _toys.Run("probed", middle);
        var other = _toys.Run("other");
        _toys.Midway = (run, _) =>
        {
            if (run == first)
            {
                throw new InvalidOperationException("The loss is\nnot a number.");
            }
        };
        var result = Run([first, middle, last, other]);
        Assert.That(result.Failures.Select(failure => failure.Sentence), Is.EqualTo(new[] { $"Run {first.Spec} failed: The loss is not a number." }));
        Assert.That(result.NotStarted, Is.EqualTo(new[] { middle, last }));
        Assert.That(result.Runs.Contains(other), Is.True);
        Assert.That(result.Cancelled, Is.False);
        Assert.That(_clone.Files, Has.None.Contains("partial"));
    }

    [Test]
    public void Failing_fast_starts_nothing_more()
    {
        _toys.Midway = (_, _) => throw new InvalidOperationException("No.");
        var runner = new SuiteRunner(
            new RunStore(_clone.Workspace.Store), [], new SilentObserver(), new SuiteOptions { Workers = 1, FailFast = true });
        Assert.That(runner.Run(_toys.Many(5)).NotStarted, Has.Count.EqualTo(4));
    }

    [Test]
    public void A_store_that_cannot_be_written_stops_the_suite()
    {
        _toys.Midway = (run, _) =>
        {
            // The folder of the run becomes a file while the run is under way.
            var folder = Path.Combine(_clone.Workspace.Store, run.Spec.Key[..2]);
            Directory.Move(folder, folder + "-gone");
            File.WriteAllText(folder, "");
        };
        Assert.That(() => Run(_toys.Many(5), workers: 1), Throws.TypeOf<StoreException>());
        Assert.That(_toys.Executions, Is.EqualTo(1));
    }

    [Test]
    public void A_corrupt_run_is_carried_out_again()
    {
        var run = _toys.Run("base");
        Run([run]);
        File.WriteAllText(new RunStore(_clone.Workspace.Store).RecordPath(run.Spec.Key), "{");
        Assert.That(Run([run]).Runs.Contains(run), Is.True);
        Assert.That(_toys.Executions, Is.EqualTo(2));
    }

    [TestCase(-3600)]
    [TestCase(3600)]
    public void A_clock_that_jumps_changes_no_duration(int seconds)
    {
        var runner = new SuiteRunner(
            new RunStore(_clone.Workspace.Store), [], new SilentObserver(),
            new SuiteOptions { Workers = 1, Clock = new JumpingClock(TimeSpan.FromSeconds(seconds)) });
        var runs = runner.Run(_toys.Many(5)).Runs.All;
        Assert.That(runs, Has.Count.EqualTo(5));
        Assert.That(runs.Select(run => run.Minutes), Is.All.EqualTo(1.0 / 60), "One look at the timestamps apart.");
    }

    [Test]
    public void The_engine_is_told_its_share_of_the_processors()
    {
        var told = new List<int>();
        SuiteRunner.BeforeWorkers = told.Add;
        try
        {
            Run(_toys.Many(3), workers: 1);
            Run(_toys.Many(3), workers: 1);
        }
        finally
        {
            SuiteRunner.BeforeWorkers = null;
        }

        Assert.That(told, Is.EqualTo(new[] { Environment.ProcessorCount }), "A suite that finds everything stored starts no workers.");
    }

    private SuiteResult Run(IEnumerable<PlannedRun> runs, int workers = 2, CancellationToken cancellation = default) => new SuiteRunner(
        new RunStore(_clone.Workspace.Store), [new("commit", "abc")], new SilentObserver(), new SuiteOptions { Workers = workers })
        .Run(runs, cancellation);
}
