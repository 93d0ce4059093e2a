using Replication.Cli.Progress;
using Replication.Core.Progress;

namespace Replication.Tests.Cli;

public sealed class ProgressTreeTests
{
    private static readonly RunUnderWay First = new("a", "gpt2 · seed 1", 0.5, 3);
    private static readonly RunUnderWay Second = new("b", "opt · seed 10", 0, 1);

    [Test]
    public void A_tree_shows_the_suite_its_claims_and_their_runs_under_way() => Assert.That(
        string.Join('\n', ProgressTree.Lines(Report(), 10)),
        Is.EqualTo(string.Join('\n',
            "━━━━━━━━━━━━━━━·····  75 %  3 of 4 runs, 1 failed, 65 s so far, about 4 min left",
            "├─ toy/first  2 of 3, 1 failed",
            "│  └─ gpt2 · seed 1  ━━━━━━━━━━··········  50 %",
            "└─ toy/third  0 of 1",
            "   └─ opt · seed 10  ····················   0 %")));

    [Test]
    public void A_tree_never_grows_beyond_the_screen([Values(0, 1, 2, 3, 4)] int height)
    {
        var lines = ProgressTree.Lines(Report(), height);
        Assert.That(lines, Has.Count.EqualTo(Math.Max(1, height)));
        Assert.That(lines[0], Does.Contain("75 %"));
        Assert.That(height < 2 ? "… " : lines[^1], Does.Contain("… "));
    }

    [Test]
    public void Nothing_is_said_of_a_time_that_nobody_knows() =>
        Assert.That(ProgressTree.Lines(Report() with { RemainingSeconds = null }, 10)[0], Does.EndWith("65 s so far"));

    private static ProgressReport Report() => new(
        1, SuiteState.Running, 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 65, 240, 6, 2, 3, 1, 0.75,
        [
            new("toy/first", 3, 2, 1, [First]),
            new("toy/second", 3, 2, 0, [First]), // shared: shown under the first claim
            new("toy/third", 1, 0, 0, [Second]),
        ],
        []);
}
