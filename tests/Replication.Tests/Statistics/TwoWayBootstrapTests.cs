using Replication.Random;
using Replication.Statistics;

namespace Replication.Tests.Statistics;

public sealed class TwoWayBootstrapTests
{
    private static readonly double[,] Table =
    {
        { 0.1, 0.4, 0.2, 0.5, 0.3 }, { 0.9, 1.1, 0.7, 1.3, 1.0 }, { 0.4, 0.2, 0.6, 0.5, 0.1 }, { 1.6, 1.2, 1.9, 1.5, 1.4 },
    };

    [Test]
    public void The_interval_of_a_mean_over_cells_and_seeds_is_that_of_NumPy()
    {
        // NumPy 1.24.2: percentile([2.5, 97.5]) of T[r][:, c].mean() over 400,000 draws of r and c by default_rng(1) and (2): 0.31 to 1.31.
        var interval = TwoWayBootstrap.Percentile(Table, Sample.Mean, RandomStream.For("table"), 40_000);
        Assert.That(interval.Low, Is.EqualTo(0.31).Within(0.011));
        Assert.That(interval.High, Is.EqualTo(1.31).Within(0.011));
    }

    [Test]
    public void Rows_and_columns_are_drawn_each_on_their_own()
    {
        // Row mean 0, ½ or 1 plus ten times column mean 0, ½ or 1, the chances of each ¼, ½ and ¼.
        double[,] additive = { { 0, 10 }, { 1, 11 } };
        var seen = new SortedSet<double>();
        var interval = TwoWayBootstrap.Percentile(additive, Note, RandomStream.For("additive"), level: 0.9);
        Assert.That(seen, Is.EqualTo(new[] { 0, 0.5, 1, 5, 5.5, 6, 10, 10.5, 11 }));
        Assert.That((interval.Low, interval.High), Is.EqualTo((0.0, 11.0))); // each with chance 1/16, beyond the 5 % cut

        double Note(ReadOnlySpan<double> values)
        {
            seen.Add(Sample.Mean(values));
            return Sample.Mean(values);
        }
    }

    [Test]
    public void One_row_or_one_column_or_a_missing_number_has_no_interval()
    {
        Assert.That(TwoWayBootstrap.Percentile(new double[1, 5], Sample.Mean, RandomStream.For("row")).Low, Is.NaN);
        Assert.That(TwoWayBootstrap.Percentile(new double[5, 1], Sample.Mean, RandomStream.For("column")).Low, Is.NaN);
        Assert.That(TwoWayBootstrap.Percentile(new[,] { { 1, double.NaN }, { 1, 2 } }, Sample.Mean, RandomStream.For("hole")).High, Is.NaN);
    }

    [Test]
    public void The_ends_are_pinned_to_the_last_bit_and_the_method_says_what_was_drawn()
    {
        var interval = TwoWayBootstrap.Percentile(Table, Sample.Mean, RandomStream.For("pinned"));
        Assert.That((interval.Low, interval.High), Is.EqualTo((0.32, 1.3)));
        Assert.That(interval.Method, Is.EqualTo("two-way percentile bootstrap, 10,000 draws"));
    }
}
