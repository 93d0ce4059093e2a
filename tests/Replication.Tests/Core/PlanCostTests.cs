using Replication.Core.Runs;

namespace Replication.Tests.Core;

public sealed class PlanCostTests
{
    private static readonly ToyRuns Toys = new();

    [Test]
    public void Workers_share_the_minutes_of_runs_that_stand_alone()
    {
        var cost = new PlanCost(Toys.Many(4), Toys.Many(4).ToDictionary(run => run.Spec.Label, _ => 3.0));
        Assert.That(cost.KnownMinutes, Is.EqualTo(12));
        Assert.That(cost.WallMinutes(1), Is.EqualTo(12));
        Assert.That(cost.WallMinutes(2), Is.EqualTo(6));
        Assert.That(cost.WallMinutes(100), Is.EqualTo(3), "There are but four runs to share out.");
    }

    [Test]
    public void No_number_of_workers_shortens_a_chain()
    {
        var first = Toys.Run("first");
        var second = Toys.Run("second", first);
        var third = Toys.Run("third", second);
        var cost = new PlanCost([first, second, third], new Dictionary<string, double> { ["first"] = 1, ["second"] = 2, ["third"] = 4 });
        Assert.That(cost.WallMinutes(3), Is.EqualTo(7));
    }

    [Test]
    public void A_run_that_was_never_timed_counts_as_unknown_and_not_as_free()
    {
        var cost = new PlanCost(Toys.Many(2), new Dictionary<string, double> { ["run 0"] = 5 });
        Assert.That((cost.Known, cost.KnownMinutes), Is.EqualTo((1, 5.0)));
        Assert.That(cost.MinutesOf(Toys.Run("run 1")), Is.Null);
    }
}
