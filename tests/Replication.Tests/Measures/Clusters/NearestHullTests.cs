using Replication.Measures.Clusters;

namespace Replication.Tests.Measures.Clusters;

/// <summary>Prediction by the nearest hull on places that can be told by hand, and against every distance taken in turn.</summary>
public sealed class NearestHullTests
{
    private static readonly PointSet Square = PointSet.From([[0, 0], [4, 0], [0, 4], [4, 4], [9, 0], [9, 4]]);
    private static readonly Clustering Clusters = new([3, 3, 3, 3, 8, 8], [0, 0, 0, 0, 1, 1], isLinear: true);

    [TestCase(2, 2, 3)]
    [TestCase(6, 2, 3)]
    [TestCase(7, 2, 8)]
    [TestCase(20, -3, 8)]
    [TestCase(-5, 9, 3)]
    public void A_point_has_the_label_of_the_nearest_hull(double x, double y, int label) =>
        Assert.That(NearestHull.Predict(Square, Clusters, PointSet.From([[x, y]])), Is.EqualTo(new[] { label }));

    [Test]
    public void A_point_inside_a_wide_hull_belongs_to_it_however_near_another_centroid_is()
    {
        // Half a step inside the square's right side, nearer to the middle of the pair.
        var points = PointSet.From([[0, 0], [4, 0], [0, 4], [4, 4], [4.6, 1], [4.6, 3]]);
        Assert.That(NearestHull.Predict(points, Clusters, PointSet.From([[3.8, 2]])), Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public void Of_hulls_that_are_equally_near_the_first_is_taken()
    {
        var points = PointSet.From([[1.0, 0], [-1, 0], [1, 0]]);
        Assert.That(NearestHull.Clusters(points, new Clustering([2, 1, 0], [0, 1, 2], false), PointSet.From([[0.0, 0], [1, 0], [-2, 0]])), Is.EqualTo(new[] { 0, 0, 1 }));
    }

    [TestCase(2)]
    [TestCase(12)]
    public void The_nearest_of_all_hulls_is_found_though_far_ones_are_never_measured(int dimensions)
    {
        var points = Draw.Normal("nearest hull", 150, dimensions);
        int[] labels = [.. Enumerable.Range(0, 150).Select(at => at % 3)];
        var clustering = DirectProbe.Cluster(points, labels);
        var rows = Draw.Rows("nearest queries", 60, dimensions);
        var predicted = NearestHull.Clusters(points, clustering, PointSet.From(rows));
        for (var query = 0; query < rows.Length; query++)
        {
            var all = PointSet.From([.. Enumerable.Range(0, 150).Select(at => points[at].ToArray()), rows[query]]);
            double[] distances = [.. Enumerable.Range(0, clustering.Count).Select(cluster => HullDistance.Between(all, [.. clustering.Members(cluster)], [150]).Distance)];
            Assert.That(distances[predicted[query]], Is.EqualTo(distances.Min()).Within(1e-10), $"query {query}");
        }
    }

    [Test]
    public void The_clustered_points_themselves_are_given_their_own_labels()
    {
        var points = Draw.Normal("own labels", 120, 3);
        int[] labels = [.. Enumerable.Range(0, 120).Select(at => at % 3)];
        Assert.That(NearestHull.Predict(points, DirectProbe.Cluster(points, labels), points), Is.EqualTo(labels));
    }

    [Test]
    public void Spaces_that_do_not_fit_are_refused()
    {
        Assert.That(() => NearestHull.Predict(Square, Clusters, PointSet.From([[1.0]])), Throws.ArgumentException.With.Message.Contains("2 dimensions and the queries 1"));
        Assert.That(() => NearestHull.Predict(PointSet.From([[1.0, 2]]), Clusters, Square), Throws.ArgumentException.With.Message.Contains("1 points and 6"));
    }
}
