using Replication.Measures.Clusters;

namespace Replication.Tests.Measures.Clusters;

/// <summary>Distances between labels, similarity of two spaces, and paths of centroids on spaces that can be worked by hand.</summary>
public sealed class LabelGeometryTests
{
    // Label 0 lies in two clusters at 0 and 10 of a line, label 1 at 4, label 2 at 7 with its partner above it.
    private static readonly double[][] Line = [[0, 0], [0, 1], [10, 0], [4, 0], [7, 0], [7, 2]];
    private static readonly int[] Labels = [0, 0, 0, 1, 2, 2];
    private static readonly Clustering Clusters = new(Labels, [0, 0, 1, 2, 3, 3], isLinear: false);

    [Test]
    public void The_distance_of_two_labels_is_the_mean_over_their_clusters()
    {
        var distances = LabelDistances.Of(PointSet.From(Line), Clusters);
        Assert.That(distances.Between(0, 1), Is.EqualTo((4.0 + 6) / 2).Within(1e-12));
        Assert.That(distances.Between(2, 0), Is.EqualTo((7.0 + 3) / 2).Within(1e-12));
        Assert.That(distances.Vector(), Is.EqualTo(new[] { 5.0, 5, 3 }).Within(1e-12));
        Assert.That(distances.Minimum(1), Is.EqualTo(3).Within(1e-12));
        Assert.That(distances.IsSeparable, Is.True);
    }

    [Test]
    public void Small_clusters_can_be_left_out_and_a_label_without_any_counts_as_zero()
    {
        var distances = LabelDistances.Of(PointSet.From(Line), Clusters, smallest: 2);
        Assert.That(distances.Between(0, 2), Is.EqualTo(7).Within(1e-12));
        Assert.That(distances.Minimum(1), Is.NaN);
        Assert.That(distances.Vector(), Is.EqualTo(new[] { 0.0, 7, 0 }).Within(1e-12));
    }

    [Test]
    public void Clusters_kept_while_the_space_changes_tell_when_they_overlap()
    {
        double[][] later = [.. Line.Select(row => (double[])row.Clone())];
        later[3] = [0, 0.5];
        var distances = LabelDistances.Of(PointSet.From(later), Clusters);
        Assert.That(distances.IsSeparable, Is.False);
        Assert.That(distances.Between(0, 1), Is.EqualTo((0 + Math.Sqrt(100.25)) / 2).Within(1e-12));
    }

    [Test]
    public void Similarity_ignores_scale_and_falls_when_labels_change_places()
    {
        double[][] Space(double a, double b, double c) => [[a], [b], [c]];
        LabelDistances Of(double[][] rows) => LabelDistances.Of(PointSet.From(rows), new Clustering([0, 1, 2], [0, 1, 2], true));
        var space = Of(Space(0, 1, 5));
        Assert.That(space.SimilarityTo(Of(Space(0, 3, 15))), Is.EqualTo(1).Within(1e-12));
        // Distances 1, 5, 4 against 5, 1, 4.
        Assert.That(space.SimilarityTo(Of(Space(0, 5, 1))), Is.EqualTo(Replication.Statistics.Correlation.Pearson([1, 5, 4], [5, 1, 4])).Within(1e-12));
        Assert.That(() => space.SimilarityTo(LabelDistances.Of(PointSet.From(Line), new Clustering([0, 0, 1, 1, 3, 3], [0, 0, 1, 1, 2, 2], false))), Throws.ArgumentException);
    }

    [Test]
    public void Centroids_are_means_and_their_displacement_is_a_length()
    {
        var before = LabelCentroids.Of(PointSet.From([[0, 0], [2, 0], [5, 5]]), [4, 4, 9]);
        var after = LabelCentroids.Of(PointSet.From([[3, 4], [5, 4], [5, 5]]), [4, 4, 9]);
        Assert.That(before[4], Is.EqualTo(new[] { 1.0, 0 }));
        Assert.That(after.DisplacementFrom(before, 4), Is.EqualTo(new[] { 3.0, 4 }));
        Assert.That(after.DistanceFrom(before, 4), Is.EqualTo(5));
        Assert.That(after.DistanceFrom(before, 9), Is.EqualTo(0));
    }

    [Test]
    public void Paths_in_a_plane_are_shown_whole_by_two_components()
    {
        var paths = new CentroidPaths();
        for (var state = 0; state < 4; state++)
            paths.Add(LabelCentroids.Of(PointSet.From([[3.0 * state, 4 * state, 0], [0, 0, state * state]]), [0, 1]));
        Assert.That(paths.Distances(0), Is.EqualTo(new[] { 0.0, 5, 10, 15 }).Within(1e-12));
        var plane = paths.Project();
        Assert.That(plane.Coordinates, Has.Length.EqualTo(8));
        Assert.That(plane.ExplainedShare.Sum(), Is.EqualTo(1).Within(1e-12));
        Assert.That(Distance(plane.Coordinates[0], plane.Coordinates[3]), Is.EqualTo(15).Within(1e-12), "a rotation keeps lengths");
        Assert.That(Distance(plane.Coordinates[3], plane.Coordinates[7]), Is.EqualTo(Math.Sqrt(225 + 81)).Within(1e-12));
    }

    [TestCase(5, 40)]
    [TestCase(60, 6)]
    public void Components_fall_in_variance_and_reach_all_of_it_whichever_side_is_longer(int rows, int dimensions)
    {
        var components = PrincipalComponents.Of(Draw.Rows("components", rows, dimensions), Math.Min(rows - 1, dimensions));
        Assert.That(components.ExplainedShare, Is.Ordered.Descending);
        Assert.That(components.ExplainedShare.Sum(), Is.EqualTo(1).Within(1e-10));
        Assert.That(Math.Abs(Replication.Statistics.Correlation.Pearson([.. components.Coordinates.Select(row => row[0])], [.. components.Coordinates.Select(row => row[1])])), Is.LessThan(1e-9));
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
