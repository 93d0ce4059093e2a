using Replication.Measures.Clusters;

namespace Replication.Tests.Measures.Clusters;

/// <summary>DirectProbe on small sets whose clusters can be told by hand.</summary>
public sealed class HandMadeSetTests
{
    [Test]
    public void Two_far_groups_are_two_clusters_and_linear()
    {
        var clustering = Cluster([[0, 0], [1, 0], [0, 1], [9, 9], [8, 9], [9, 8]], [0, 0, 0, 1, 1, 1]);
        Assert.That(clustering.Assignment, Is.EqualTo(new[] { 0, 0, 0, 1, 1, 1 }));
        Assert.That(clustering.IsLinear, Is.True);
    }

    [Test]
    public void Xor_is_three_clusters_and_the_tie_goes_to_the_older_points()
    {
        var clustering = Cluster([[0, 0], [1, 1], [0, 1], [1, 0]], [0, 0, 1, 1]);
        Assert.That(clustering.Assignment, Is.EqualTo(new[] { 0, 0, 1, 2 }));
        Assert.That(clustering.IsLinear, Is.False);
    }

    [Test]
    public void The_first_of_two_crossing_pairs_is_joined_and_the_other_stays_apart()
    {
        // The shorter diagonal comes first; joining the longer one would cross it.
        var clustering = Cluster([[-1, 0], [1, 0], [0, -2], [0, 2]], [0, 0, 1, 1]);
        Assert.That(clustering.Assignment, Is.EqualTo(new[] { 0, 0, 1, 2 }));
    }

    [Test]
    public void A_ring_around_a_core_breaks_into_arcs_that_leave_the_core_whole()
    {
        var core = Ring(12, 1);
        var ring = Ring(24, 5);
        var clustering = Cluster([.. core, .. ring], [.. Enumerable.Repeat(0, 12), .. Enumerable.Repeat(1, 24)]);
        Assert.That(clustering.Labels.Count(label => label == 0), Is.EqualTo(1), "the core is convex and empty of the ring");
        Assert.That(clustering.Labels.Count(label => label == 1), Is.GreaterThan(1).And.LessThan(8), "no half plane holds the ring, arcs of it fit");
        AssertPureAndDisjoint(PointSet.From([.. core, .. ring]), clustering);
    }

    [Test]
    public void Alternating_points_on_a_line_all_stay_alone()
    {
        double[][] points = [.. Enumerable.Range(0, 10).Select(at => new double[] { at })];
        var clustering = Cluster(points, [.. Enumerable.Range(0, 10).Select(at => at % 2)]);
        Assert.That(clustering.Count, Is.EqualTo(10));
    }

    [Test]
    public void Hulls_that_touch_in_a_point_are_not_joined()
    {
        // The corner of one triangle lies on the side of the other.
        double[][] points = [[0, 0], [0, 2], [-2, 1], [0, 1], [2, 0], [2, 2]];
        int[] labels = [0, 0, 0, 1, 1, 1];
        var gap = HullDistance.Between(PointSet.From(points), [0, 1, 2], [3, 4, 5]);
        Assert.That(gap.Separable, Is.False);
        Assert.That(Cluster(points, labels).Count, Is.GreaterThan(2));
        points[3] = [1e-6, 1];
        Assert.That(Cluster(points, labels).IsLinear, Is.True, "a millionth apart is apart");
    }

    [Test]
    public void Duplicates_of_one_label_are_one_cluster()
    {
        var clustering = Cluster([[3, 4], [3, 4], [3, 4], [5, 6]], [7, 7, 7, 2]);
        Assert.That(clustering.Assignment, Is.EqualTo(new[] { 0, 0, 0, 1 }));
        Assert.That(clustering.Labels, Is.EqualTo(new[] { 7, 2 }));
        Assert.That(clustering.IsLinear, Is.True);
    }

    [Test]
    public void A_point_with_two_labels_joins_nothing_and_is_not_linear()
    {
        var clustering = Cluster([[0.0], [1], [1], [2], [3]], [0, 0, 1, 1, 1]);
        Assert.That(clustering.Assignment, Is.EqualTo(new[] { 0, 1, 2, 3, 3 }));
        Assert.That(clustering.IsLinear, Is.False);
        Assert.That(Cluster([[1.0], [1]], [0, 1]).IsLinear, Is.False);
    }

    [Test]
    public void One_point_a_label_is_linear_with_no_merge()
    {
        var clustering = Cluster([[0, 0], [1, 1], [2, 2]], [0, 1, 2]);
        Assert.That(clustering.Count, Is.EqualTo(3));
        Assert.That(clustering.IsLinear, Is.True);
        Assert.That(Cluster([[5.0]], [0]).IsLinear, Is.True);
    }

    [Test]
    public void More_dimensions_than_points_in_general_position_are_always_linear()
    {
        var points = Draw.Normal("more dimensions", 40, 60);
        var clustering = DirectProbe.Cluster(points, [.. Enumerable.Range(0, 40).Select(at => at % 3)]);
        Assert.That(clustering.Count, Is.EqualTo(3));
        Assert.That(clustering.IsLinear, Is.True);
    }

    [Test]
    public void Random_labels_in_few_dimensions_give_pure_clusters_whose_hulls_do_not_meet()
    {
        var points = Draw.Normal("random labels", 200, 3);
        var clustering = DirectProbe.Cluster(points, [.. Enumerable.Range(0, 200).Select(at => at % 4)]);
        Assert.That(clustering.Count, Is.GreaterThan(20));
        AssertPureAndDisjoint(points, clustering);
    }

    private static void AssertPureAndDisjoint(PointSet points, Clustering clustering)
    {
        for (var i = 0; i < clustering.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (clustering.Labels[i] != clustering.Labels[j])
                    Assert.That(HullDistance.Separable(points, [.. clustering.Members(i)], [.. clustering.Members(j)]), Is.True, $"clusters {i} and {j}");
            }
        }
    }

    private static double[][] Ring(int count, double radius) => [.. Enumerable.Range(0, count).Select(at =>
    {
        var (sine, cosine) = Math.SinCos(2 * Math.PI * (at + 0.1) / count);
        return new[] { radius * cosine, radius * sine };
    })];

    private static Clustering Cluster(double[][] points, int[] labels) => DirectProbe.Cluster(PointSet.From(points), labels);
}
