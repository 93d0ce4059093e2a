using Replication.Core.Runs;
using Replication.Random;

namespace Replication.Tests.Core;

/// <summary>What killing, sharing and starving do to a suite that runs in processes of its own.</summary>
public sealed class InterruptedSuiteTests
{
    private const int Runs = 20;
    private const int Kills = 10;

    private TemporaryClone _clone = null!;

    [SetUp]
    public void Open() => _clone = new TemporaryClone();

    [TearDown]
    public void Close() => _clone.Dispose();

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void A_suite_killed_ten_times_ends_with_the_results_of_one_that_was_left_alone(int seed)
    {
        var expected = Uninterrupted();
        var random = RandomStream.For("interrupted-suite", $"{seed}");
        var worked = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = Stored();
            using var host = SuiteHostProcess.Start(_clone.Workspace.Store, milliseconds: 10);
            host.Follow(1 + random.NextInt32(3));
            Thread.Sleep(TimeSpan.FromMicroseconds(random.NextInt32(10_000)));
            Assert.That(host.HasExited, Is.False, "The suite ended before it could be killed.");
            host.Kill();
            Assert.That(Keys(host, "work").Intersect(before), Is.Empty, "A finished run was started again.");
            worked.AddRange(Keys(host, "stored"));
        }

        var kept = Stored();
        Assert.That(kept.Count, Is.GreaterThan(0).And.LessThan(Runs));
        using var last = SuiteHostProcess.Start(_clone.Workspace.Store);
        Assert.That(last.Finish(), Is.EqualTo((0, "")));
        Assert.That(Results(last), Is.EqualTo(expected));
        Assert.That(Keys(last, "work"), Is.Unique.And.Count.EqualTo(Runs - kept.Count));
        Assert.That(worked.Concat(Keys(last, "stored")), Is.Unique, "A run was completed twice.");
        Assert.That(_clone.Files, Has.None.Contains("partial").And.None.Contains("corrupt").And.None.Contains(".lock"));
    }

    [Test]
    public void Two_processes_over_one_store_share_the_work_and_both_finish()
    {
        var expected = Uninterrupted();
        using var first = SuiteHostProcess.Start(_clone.Workspace.Store, milliseconds: 10);
        using var second = SuiteHostProcess.Start(_clone.Workspace.Store, milliseconds: 10);
        Assert.That(first.Finish(), Is.EqualTo((0, "")));
        Assert.That(second.Finish(), Is.EqualTo((0, "")));
        Assert.That(Results(first), Is.EqualTo(expected));
        Assert.That(Results(second), Is.EqualTo(expected));
        Assert.That(Keys(first, "work").Concat(Keys(second, "work")).ToList(), Is.Unique.And.Count.EqualTo(Runs));
        Assert.That(_clone.Files, Has.None.Contains("partial").And.None.Contains(".lock"));
    }

    [Test]
    public void A_survivor_takes_over_the_runs_of_a_killed_process()
    {
        var expected = Uninterrupted();
        using var first = SuiteHostProcess.Start(_clone.Workspace.Store, milliseconds: 20);
        using var second = SuiteHostProcess.Start(_clone.Workspace.Store, milliseconds: 20);
        first.Follow(3);
        first.Kill();
        Assert.That(second.Finish(), Is.EqualTo((0, "")));
        Assert.That(Results(second), Is.EqualTo(expected));
        Assert.That(Keys(first, "stored").Intersect(Keys(second, "work")), Is.Empty);
    }

    [Test]
    public void A_full_disk_stops_the_suite_with_one_sentence_and_it_goes_on_when_there_is_room()
    {
        var expected = Uninterrupted();
        using var host = SuiteHostProcess.InNamespace($"""
            mount -t tmpfs -o size=256k tmpfs {_clone.Workspace.Root}
            head -c 180k /dev/zero > {_clone.Workspace.Root}/filler
            dotnet "$HOST" {_clone.Workspace.Store} && exit 9 || test $? = 2
            echo stopped
            find {_clone.Workspace.Store} -name '*.partial*' -size +0
            rm {_clone.Workspace.Root}/filler
            dotnet "$HOST" {_clone.Workspace.Store}
            """);
        var (code, error) = host.Finish();
        Assert.That(code, Is.Zero, error);
        Assert.That(error.Trim(), Does.StartWith($"The disk that holds the run store {_clone.Workspace.Store} is full").And.Not.Contain("\n"));
        var stop = host.Lines.ToList().IndexOf("stopped");
        var finished = Keys(host.Lines.Take(stop), "stored");
        Assert.That(finished, Is.Not.Empty);
        Assert.That(host.Lines[stop + 1], Does.StartWith("work"), "Half a run was left on the disk.");
        Assert.That(Keys(host.Lines.Skip(stop), "work").Intersect(finished), Is.Empty);
        Assert.That(Results(host), Is.EqualTo(expected));
    }

    [Test]
    public void A_read_only_store_gives_its_runs_and_refuses_new_ones_with_one_sentence()
    {
        var expected = Uninterrupted();
        using var host = SuiteHostProcess.InNamespace($"""
            mount -t tmpfs tmpfs {_clone.Workspace.Root}
            dotnet "$HOST" {_clone.Workspace.Store} > {_clone.Workspace.Root}/log
            mount -o remount,ro {_clone.Workspace.Root}
            dotnet "$HOST" {_clone.Workspace.Store}
            mount -o remount,rw {_clone.Workspace.Root}
            rm $(ls {_clone.Workspace.Store}/*/*.json | head -n 1)
            mount -o remount,ro {_clone.Workspace.Root}
            dotnet "$HOST" {_clone.Workspace.Store} && exit 9 || test $? = 2
            """);
        var (code, error) = host.Finish();
        Assert.That(code, Is.Zero, error);
        Assert.That(error.Trim(), Does.StartWith($"The run store {_clone.Workspace.Store} cannot be written").And.Not.Contain("\n"));
        Assert.That(Keys(host, "work"), Is.Empty);
        Assert.That(Results(host), Is.EqualTo(expected));
    }

    [Test]
    public void A_run_that_was_cut_short_on_disk_is_named_set_aside_and_done_again()
    {
        var expected = Uninterrupted();
        using (var first = SuiteHostProcess.Start(_clone.Workspace.Store))
        {
            Assert.That(first.Finish(), Is.EqualTo((0, "")));
        }

        var key = Stored().First();
        var path = new RunStore(_clone.Workspace.Store).RecordPath(key);
        File.WriteAllText(path, File.ReadAllText(path)[..100]);
        using var second = SuiteHostProcess.Start(_clone.Workspace.Store);
        var (code, error) = second.Finish();
        Assert.That(code, Is.Zero);
        Assert.That(error, Does.Contain($"{key}.json was set aside as {key}.json.corrupt-1"));
        Assert.That(Keys(second, "work"), Is.EqualTo(new[] { key }));
        Assert.That(Results(second), Is.EqualTo(expected));
    }

    private static List<string> Uninterrupted()
    {
        using var other = new TemporaryClone();
        using var host = SuiteHostProcess.Start(other.Workspace.Store, milliseconds: 0);
        Assert.That(host.Finish(), Is.EqualTo((0, "")));
        Assert.That(Results(host), Has.Count.EqualTo(Runs));
        return Results(host);
    }

    private static List<string> Results(SuiteHostProcess host) => [.. host.Lines.Where(line => line.StartsWith("result", StringComparison.Ordinal))];

    private static List<string> Keys(SuiteHostProcess host, string word) => Keys(host.Lines, word);

    private static List<string> Keys(IEnumerable<string> lines, string word) =>
        [.. lines.Where(line => line.StartsWith(word + " ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])];

    private List<string> Stored() => !Directory.Exists(_clone.Workspace.Store)
        ? []
        : [.. Directory.EnumerateFiles(_clone.Workspace.Store, "*.json", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];
}
