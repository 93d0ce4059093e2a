using Replication.Random;
using Replication.Statistics;

namespace Replication.Tests.Statistics;

public sealed class ClusterBootstrapTests
{
    private static readonly double[][] Clusters =
        [[1.0, 1.2, 0.9], [2.1, 2.4], [0.3], [1.7, 1.5, 1.9, 1.6], [0.8, 0.7], [1.1, 1.3, 1.2], [2.0, 1.8]];

    [Test]
    public void The_interval_of_a_pooled_mean_is_that_of_SciPy()
    {
        // SciPy 1.10.1: stats.bootstrap((arange(7),), i -> sums[i].sum(-1)/counts[i].sum(-1), method='percentile'),
        // 400,000 draws: 0.9923 to 1.7421 and 0.9933 to 1.7438 for two seeds. The bounds are our Monte-Carlo error.
        var interval = ClusterBootstrap.Percentile(Clusters, Sample.Mean, RandomStream.For("clusters"), 40_000);
        Assert.That(interval.Low, Is.EqualTo(0.993).Within(0.012));
        Assert.That(interval.High, Is.EqualTo(1.743).Within(0.012));
    }

    [Test]
    public void Clusters_of_one_row_give_the_ordinary_bootstrap()
    {
        double[] values = [3, 1, 4, 1, 5, 9, 2, 6];
        var plain = Bootstrap.Percentile(values, Sample.StandardDeviation, RandomStream.For("same"));
        var clustered = ClusterBootstrap.Percentile([.. values.Select(value => new[] { value })], Sample.StandardDeviation, RandomStream.For("same"));
        Assert.That((clustered.Low, clustered.High), Is.EqualTo((plain.Low, plain.High)));
    }

    [Test]
    public void Rows_copied_within_their_cluster_narrow_nothing()
    {
        double[][] copied = [.. Clusters.Select(cluster => (double[])[.. cluster, .. cluster, .. cluster, .. cluster])];
        var once = ClusterBootstrap.Percentile(Clusters, Sample.Mean, RandomStream.For("copies"));
        var often = ClusterBootstrap.Percentile(copied, Sample.Mean, RandomStream.For("copies"));
        Assert.That(often.Low, Is.EqualTo(once.Low).Within(1e-14));
        Assert.That(often.High, Is.EqualTo(once.High).Within(1e-14));
    }

    [Test]
    public void Two_clusters_have_the_percentiles_of_their_three_draws()
    {
        // The statistic is the sum of the indices: 0, 1 and 2 with chances ¼, ½ and ¼.
        static double Sum(ReadOnlySpan<int> drawn) => drawn[0] + drawn[1];
        var wide = ClusterBootstrap.Percentile(2, Sum, RandomStream.For("two"));
        var narrow = ClusterBootstrap.Percentile(2, Sum, RandomStream.For("two"), level: 0.4);
        Assert.That((wide.Low, wide.High, narrow.Low, narrow.High), Is.EqualTo((0.0, 2.0, 1.0, 1.0)));
    }

    [Test]
    public void One_cluster_or_a_missing_number_has_no_interval_and_the_method_says_what_was_drawn()
    {
        var one = ClusterBootstrap.Percentile([[1, 2, 3]], Sample.Mean, RandomStream.For("one"));
        Assert.That(one.Low, Is.NaN);
        Assert.That(one.Method, Is.EqualTo("percentile bootstrap over clusters, 10,000 draws"));
        Assert.That(ClusterBootstrap.Percentile([[1, 2], [double.NaN]], Sample.Mean, RandomStream.For("hole")).High, Is.NaN);
        Assert.That(() => ClusterBootstrap.Percentile(Clusters, Sample.Mean, RandomStream.For("few"), draws: 99), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
