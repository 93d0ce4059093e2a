using Replication.Core.Runs;

namespace Replication.Linearization;

/// <summary>The arithmetic between the runs and the verdicts, by hand.</summary>
public sealed class ArithmeticTests
{
    [Test]
    public void Steps_that_raise_the_objective_are_counted_where_the_condition_holds()
    {
        // With λ = 2 the objective is 4, 5, 4.5 and 6.5: up, down, up, from products 0, 1 and −1.
        var run = new RunOutcome(
            new Dictionary<string, double> { ["lambda"] = 2 },
            new Dictionary<string, IReadOnlyList<double>> { ["risk"] = [4, 4, 0.5, 2.5], ["distance"] = [0, 1, 2, 2], ["product"] = [0, 1, -1, 0] },
            new Dictionary<string, string>());
        Assert.That(Monotone.Count(run, 2, _ => true), Is.EqualTo((2, 3)));
        Assert.That(Monotone.Count(run, 2, product => product >= 0), Is.EqualTo((1, 2)));
        Assert.That(Monotone.Count(run, 0, product => product < 0), Is.EqualTo((1, 1)));
        Assert.That(Monotone.Share(run), Is.EqualTo(2 / 3.0));
    }

    [Test]
    public void A_measure_that_halves_with_every_decade_falls_by_the_logarithm_of_two()
    {
        var fall = Sweep.FallPerDecade([0.01, 0.1, 1], lambda => lambda switch { 0.01 => [8, 4], 0.1 => [4, 4], _ => [2, 4] });
        Assert.That(fall[0], Is.EqualTo(0.6931471805599453).Within(1e-12));
        Assert.That(fall[1], Is.Zero.Within(1e-12));
    }

    [Test]
    public void Correlations_are_taken_within_tasks_and_not_between_them()
    {
        // Within each task the order is turned round; pooled over both, the second task's larger numbers would make it positive.
        IReadOnlyList<(double[], double[])> low = [([1, 1], [3, 3]), ([2, 2], [2, 2]), ([3, 3], [1, 1])];
        IReadOnlyList<(double[], double[])> high = [([11, 11], [13, 13]), ([12, 12], [12, 12]), ([13, 13], [11, 11])];
        Assert.That(WithinTasks.Correlation("test", "path", "label", [low, high]).Value, Is.EqualTo(-1));
    }

    [Test]
    public void A_measure_that_all_conditions_share_goes_with_nothing_and_a_missing_number_stays_missing()
    {
        double Of(double last) => WithinTasks.Correlation("test", "path", "label", [[([1, 1], [5, 5]), ([2, 2], [5, 5]), ([3, 3], [last, last])]]).Value;
        Assert.That(Of(5), Is.Zero);
        Assert.That(Of(6), Is.GreaterThan(0));
        Assert.That(Of(double.NaN), Is.NaN);
    }

    [Test]
    public void Every_base_layer_gets_every_choice_of_the_three_others()
    {
        Assert.That(KernelRuns.Candidates(KernelRuns.Bases[1]).Select(set => set.Layers), Is.EqualTo(new[] { "0", "2", "0-2", "3", "0-3", "2-3", "0-2-3" }));
        Assert.That(LayerSet.Grid.Select(set => set.Name).Distinct().Count(), Is.EqualTo(14));
        Assert.That(LayerSet.Sweep, Is.AnyOf([.. LayerSet.Grid]), "the sweep's free run is the grid's");
    }
}
