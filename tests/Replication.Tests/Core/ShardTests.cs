using Replication.Core.Runs;

namespace Replication.Tests.Core;

public sealed class ShardTests
{
    private static readonly ToyRuns Toys = new();

    [TestCase("1/1", 1, 1)]
    [TestCase("2/4", 2, 4)]
    public void A_shard_is_written_as_a_fraction(string text, int index, int count)
    {
        Assert.That(Shard.TryParse(text, out var shard), Is.True);
        Assert.That(shard, Is.EqualTo(new Shard(index, count)));
        Assert.That(shard!.ToString(), Is.EqualTo(text));
    }

    [TestCase("0/4")]
    [TestCase("5/4")]
    [TestCase("4")]
    [TestCase("1/2/3")]
    [TestCase("-1/2")]
    [TestCase("a/b")]
    [TestCase("")]
    public void Nonsense_is_no_shard(string text) => Assert.That(Shard.TryParse(text, out _), Is.False);

    [Test]
    public void Shards_are_the_whole_plan_and_share_nothing([Values(0, 1, 7, 20)] int runs, [Values(1, 2, 3, 8)] int count)
    {
        var plan = Toys.Many(runs);
        var shards = Enumerable.Range(1, count).Select(i => new Shard(i, count).Of(plan)).ToArray();
        Assert.That(shards.SelectMany(shard => shard), Is.EquivalentTo(plan));
        Assert.That(shards.Max(shard => shard.Count) - shards.Min(shard => shard.Count), Is.AtMost(1));
    }

    [Test]
    public void Runs_that_build_on_the_same_one_stay_together()
    {
        PlannedRun[] bases = [Toys.Run("a"), Toys.Run("b")];
        PlannedRun[] plan = [.. Enumerable.Range(0, 8).Select(i => Toys.Run($"tuned {i}", bases[i % 2]))];
        foreach (var index in new[] { 1, 2 })
        {
            var shard = new Shard(index, 2).Of(plan);
            Assert.That(shard.Select(run => run.Needs[0].Spec.Label).Distinct(), Is.EqualTo(new[] { bases[index - 1].Spec.Label }));
            Assert.That(shard, Is.EqualTo(plan.Where(shard.Contains)), "Plan order is kept.");
        }
    }

    [Test]
    public void A_run_that_two_claims_plan_lies_in_one_shard()
    {
        var plan = Toys.Many(5);
        Assert.That(new Shard(1, 2).Of([.. plan, .. new ToyRuns().Many(5)]).Concat(new Shard(2, 2).Of(plan)), Is.EquivalentTo(plan));
    }
}
