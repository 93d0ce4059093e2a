using Replication.Random;
using Replication.Statistics;

namespace Replication.Tests.Statistics;

public sealed class VarianceDecompositionTests
{
    private static readonly FactorialTable Table = new(
        [new Factor("architecture", 3), new Factor("objective", 2), new Factor("seed", 3)],
        [3.1, 2.9, 3.4, 4.0, 4.4, 4.1, 5.2, 5.0, 5.9, 4.8, 5.5, 5.1, 2.2, 2.7, 2.4, 3.9, 3.3, 3.6]);

    // R 4.2.2: anova(lm(y ~ a*o*s)) with d <- expand.grid(s = factor(1:3), o = factor(1:2), a = factor(1:3)).
    [TestCase(0, "architecture", 2, 15.897777777777785, 0.762991601119850871)]
    [TestCase(1, "objective", 1, 1.9338888888888861, 0.092814291427809475)]
    [TestCase(2, "seed", 2, 0.1411111111111109, 0.006772430342620974)]
    [TestCase(3, "architecture × objective", 2, 1.7911111111111109, 0.085961871750433239)]
    [TestCase(4, "architecture × seed", 4, 0.1522222222222223, 0.007305692574323425)]
    [TestCase(5, "objective × seed", 2, 0.2011111111111116, 0.009652046393814180)]
    [TestCase(6, "architecture × objective × seed", 4, 0.7188888888888901, 0.034502066391147897)]
    public void Three_factors_share_the_variance_as_in_R(int place, string source, int degreesOfFreedom, double squares, double etaSquared)
    {
        var share = VarianceDecomposition.Of(Table)[place];
        Assert.That((share.Source, share.DegreesOfFreedom), Is.EqualTo((source, degreesOfFreedom)));
        Assert.That(share.SumOfSquares, Is.EqualTo(squares).Within(2e-14));
        Assert.That(share.EtaSquared, Is.EqualTo(etaSquared).Within(1e-15));
    }

    [Test]
    public void The_shares_leave_no_rest_even_far_from_zero()
    {
        var far = new FactorialTable(Table.Factors, [.. Table.Values.Select(value => value + 1024)]);
        Assert.That(VarianceDecomposition.Of(far).Sum(share => share.EtaSquared), Is.EqualTo(1).Within(1e-15));
        Assert.That(VarianceDecomposition.Of(far)[0].SumOfSquares, Is.EqualTo(15.897777777777785).Within(1e-10));
        var squares = Sample.Variance([.. Table.Values]) * (Table.Values.Count - 1);
        Assert.That(VarianceDecomposition.Of(Table).Sum(share => share.SumOfSquares), Is.EqualTo(squares).Within(1e-13));
    }

    [Test]
    public void Two_factors_and_one_share_too()
    {
        double[] additive = [0, 1, 2, 10, 11, 12];
        var two = VarianceDecomposition.Of(new FactorialTable([new Factor("a", 2), new Factor("b", 3)], additive));
        Assert.That(two.Select(share => share.SumOfSquares), Is.EqualTo(new[] { 150.0, 4, 0 }));
        var one = VarianceDecomposition.Of(new FactorialTable([new Factor("a", 6)], additive));
        Assert.That(one.Select(share => (share.Source, share.DegreesOfFreedom, share.EtaSquared)), Is.EqualTo(new[] { ("a", 5, 1.0) }));
    }

    [Test]
    public void A_share_is_found_by_its_factors_in_any_order() =>
        Assert.That(VarianceDecomposition.Share(Table, "seed", "architecture"), Is.EqualTo(VarianceDecomposition.Of(Table)[4]));

    [Test]
    public void Taking_levels_keeps_their_cells_together()
    {
        var taken = Table.Take("objective", [1, 1, 0]);
        Assert.That(taken.Factors[1], Is.EqualTo(new Factor("objective", 3)));
        Assert.That(taken.Values.Take(9), Is.EqualTo(new[] { 4.0, 4.4, 4.1, 4.0, 4.4, 4.1, 3.1, 2.9, 3.4 }));
        Assert.That(Table.Take("seed", [2, 0]).Values.Take(4), Is.EqualTo(new[] { 3.4, 3.1, 4.1, 4.0 }));
        Assert.That(Table.Take("architecture", [2, 1, 0]).Values.Take(3), Is.EqualTo(new[] { 2.2, 2.7, 2.4 }));
    }

    [Test]
    public void The_interval_over_seeds_is_the_percentiles_of_all_draws_of_the_seeds()
    {
        // Three seeds have 27 equally likely draws: their quantiles are known without drawing.
        double[] all = [.. from a in Enumerable.Range(0, 3) from b in Enumerable.Range(0, 3) from c in Enumerable.Range(0, 3)
            select VarianceDecomposition.Share(Table.Take("seed", [a, b, c]), "architecture").EtaSquared];
        var interval = VarianceDecomposition.IntervalOfEtaSquared(Table, "seed", ["architecture"], RandomStream.For("seeds"), 4_000);
        Assert.That(interval.Low, Is.EqualTo(all.Min()).Within(1e-14)); // chance 1/27, above 2.5 %
        Assert.That(interval.High, Is.EqualTo(all.Max()).Within(1e-14));
        Assert.That(interval.Contains(VarianceDecomposition.Share(Table, "architecture").EtaSquared), Is.True);
    }

    [Test]
    public void Equal_values_and_a_single_seed_leave_no_number()
    {
        var equal = new FactorialTable([new Factor("a", 2), new Factor("seed", 1)], [1, 1]);
        Assert.That(VarianceDecomposition.Share(equal, "a").EtaSquared, Is.NaN);
        Assert.That(VarianceDecomposition.IntervalOfEtaSquared(equal, "seed", ["a"], RandomStream.For("equal")).Low, Is.NaN);
    }

    [Test]
    public void What_is_no_balanced_table_is_refused()
    {
        Assert.That(() => new FactorialTable([new Factor("a", 2), new Factor("b", 3)], [1, 2, 3, 4, 5]), Throws.ArgumentException.With.Message.Contains("6 cells, but 5"));
        Assert.That(() => new FactorialTable([], []), Throws.ArgumentException);
        Assert.That(() => new FactorialTable([new Factor("a", 1), new Factor("a", 1)], [1]), Throws.ArgumentException);
        Assert.That(() => VarianceDecomposition.Share(Table, "width"), Throws.ArgumentException.With.Message.Contains("architecture, objective, seed"));
        Assert.That(() => VarianceDecomposition.Share(Table), Throws.ArgumentException);
    }
}
