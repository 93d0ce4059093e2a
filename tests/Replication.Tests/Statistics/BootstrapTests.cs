using Replication.Random;
using Replication.Statistics;

namespace Replication.Tests.Statistics;

public sealed class BootstrapTests
{
    // Efron and Tibshirani, An Introduction to the Bootstrap (1993), table 14.1, spatial test, A.
    private static readonly double[] Spatial =
        [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];

    [Test]
    public void The_percentile_interval_of_a_variance_is_that_of_SciPy()
    {
        // SciPy 1.10.1, stats.bootstrap with 200,000 draws, two seeds: 97.8 to 235.6. The bounds are its Monte-Carlo error and ours.
        var interval = Bootstrap.Percentile(Spatial, PopulationVariance, RandomStream.For("spatial"), 40_000, 0.9);
        Assert.That(interval.Low, Is.EqualTo(97.8).Within(1.5));
        Assert.That(interval.High, Is.EqualTo(235.6).Within(1.5));
    }

    [Test]
    public void The_bias_corrected_interval_of_a_variance_is_that_of_the_book_and_of_SciPy()
    {
        // The book's table 14.2 prints 115.8 to 259.6 from 2,000 draws; SciPy 1.10.1 with 200,000 draws 115.7 to 261.3.
        var interval = Bootstrap.BiasCorrected(Spatial, PopulationVariance, RandomStream.For("spatial"), 40_000, 0.9);
        Assert.That(interval.Low, Is.EqualTo(115.7).Within(2));
        Assert.That(interval.High, Is.EqualTo(261.3).Within(2));
    }

    [Test]
    public void Two_values_have_the_percentiles_of_their_three_means()
    {
        // Means 0, ½ and 1 with chances ¼, ½ and ¼.
        Assert.That(Ends(Bootstrap.Percentile([0, 1], Sample.Mean, RandomStream.For("two"))), Is.EqualTo((0.0, 1.0)));
        Assert.That(Ends(Bootstrap.Percentile([0, 1], Sample.Mean, RandomStream.For("two"), level: 0.4)), Is.EqualTo((0.5, 0.5)));
    }

    [Test]
    public void A_symmetric_statistic_of_symmetric_values_needs_no_correction()
    {
        double[] values = [-3, -2, -1, 0, 1, 2, 3];
        var plain = Bootstrap.Percentile(values, Sample.Mean, RandomStream.For("symmetric"));
        var corrected = Bootstrap.BiasCorrected(values, Sample.Mean, RandomStream.For("symmetric"));
        Assert.That(corrected.Low, Is.EqualTo(plain.Low).Within(0.1));
        Assert.That(corrected.High, Is.EqualTo(plain.High).Within(0.1));
    }

    [Test]
    public void The_same_stream_gives_the_same_interval_and_another_stream_another()
    {
        var first = Bootstrap.Percentile(Spatial, Sample.Mean, RandomStream.For("seed", "1"));
        Assert.That(Bootstrap.Percentile(Spatial, Sample.Mean, RandomStream.For("seed", "1")), Is.EqualTo(first));
        Assert.That(Bootstrap.Percentile(Spatial, Sample.Mean, RandomStream.For("seed", "2")), Is.Not.EqualTo(first));
    }

    [Test]
    public void The_ends_of_an_interval_are_pinned_to_the_last_bit()
    {
        // Stored findings hold such numbers: they may not depend on the machine, its vector units or the run-time's mathematics.
        var interval = Bootstrap.BiasCorrected(Spatial, Sample.StandardDeviation, RandomStream.For("pinned"));
        Assert.That(Ends(interval), Is.EqualTo((10.55351046984391, 17.037948791219886)));
        Assert.That(StudentT.Quantile(0.975, 4), Is.EqualTo(2.7764451051977894));
    }

    [Test]
    public void The_method_says_how_many_draws_were_made() =>
        Assert.That(Bootstrap.Percentile(Spatial, Sample.Mean, RandomStream.For("words")).Method, Is.EqualTo("percentile bootstrap, 10,000 draws"));

    [Test]
    public void What_cannot_be_drawn_has_no_interval()
    {
        Assert.That(Bootstrap.Percentile([1], Sample.Mean, RandomStream.For("one")).Low, Is.NaN);
        Assert.That(Bootstrap.Percentile([1, double.NaN], Sample.Mean, RandomStream.For("hole")).High, Is.NaN);
        Assert.That(Bootstrap.BiasCorrected([1, double.NaN], Sample.Mean, RandomStream.For("hole")).High, Is.NaN);
    }

    [Test]
    public void Equal_values_have_an_interval_of_no_width()
    {
        Assert.That(Ends(Bootstrap.Percentile([2, 2, 2], Sample.Mean, RandomStream.For("equal"))), Is.EqualTo((2.0, 2.0)));
        Assert.That(Ends(Bootstrap.BiasCorrected([2, 2, 2], Sample.Mean, RandomStream.For("equal"))), Is.EqualTo((2.0, 2.0)));
    }

    [Test]
    public void Too_few_draws_for_a_percentile_are_refused() =>
        Assert.That(() => Bootstrap.Percentile(Spatial, Sample.Mean, RandomStream.For("few"), draws: 99), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static (double, double) Ends(Interval interval) => (interval.Low, interval.High);

    private static double PopulationVariance(ReadOnlySpan<double> values) => Sample.Variance(values) * (values.Length - 1) / values.Length;
}
