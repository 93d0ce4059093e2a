using Replication.Random;

namespace Replication.Statistics;

/// <summary>
/// Percentile intervals where values come in clusters that share their luck, such as all measurements of one seed: whole
/// clusters are drawn with replacement, all their rows together (Davison and Hinkley, Bootstrap Methods, 1997, section 3.8).
/// Fewer than two clusters, or a statistic that is not finite on some draw, give an interval of NaN, which every verdict
/// rule calls invalid. With few clusters, below about ten, such intervals are too narrow.
/// </summary>
public static class ClusterBootstrap
{
    /// <summary>Interval of a statistic of the drawn clusters' pooled rows.</summary>
    /// <param name="clusters">Rows by cluster; clusters may differ in size.</param>
    public static Interval Percentile(
        IReadOnlyList<double[]> clusters, Statistic statistic, RandomStream stream, int draws = Bootstrap.StandardDraws, double level = 0.95)
    {
        return Percentile(clusters.Count, Pooled, stream, draws, level);

        double Pooled(ReadOnlySpan<int> drawn)
        {
            var rows = new List<double>();
            foreach (var cluster in drawn)
                rows.AddRange(clusters[cluster]);
            return statistic(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
        }
    }

    /// <summary>Interval of any statistic of drawn clusters, which it is given by their indices.</summary>
    /// <param name="clusters">Number of clusters.</param>
    public static Interval Percentile(
        int clusters, DrawnStatistic statistic, RandomStream stream, int draws = Bootstrap.StandardDraws, double level = 0.95)
    {
        Level.Check(level);
        var drawn = new int[clusters];
        var sorted = clusters < 2 ? null : BootstrapDraws.Sorted(draws, () =>
        {
            BootstrapDraws.Draw(drawn, stream);
            return statistic(drawn);
        });
        return BootstrapDraws.Middle(sorted, level, BootstrapDraws.Method("percentile bootstrap over clusters", draws));
    }
}
