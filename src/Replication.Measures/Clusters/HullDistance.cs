namespace Replication.Measures.Clusters;

/// <summary>
/// The distance between the convex hulls of two finite sets, in place of a linear program and a support-vector
/// machine: it is 0 exactly where no hyperplane separates the sets, and otherwise the whole width 2/‖w‖ of the
/// maximum-margin classifier (Bennett and Bredensteiner 2000, Duality and geometry in SVM classifiers).
/// </summary>
public static class HullDistance
{
    /// <summary>The distance, to the precision of float64.</summary>
    /// <param name="points">The space that both sets are part of.</param>
    /// <param name="first">Indices of one set, one or more.</param>
    /// <param name="second">Indices of the other, one or more.</param>
    /// <exception cref="ArgumentException">A set is empty.</exception>
    public static HullGap Between(PointSet points, ReadOnlySpan<int> first, ReadOnlySpan<int> second, CancellationToken cancellation = default) =>
        new HullSearch(points.Dimensions).Run(points, first.ToArray(), points, second.ToArray(), beyond: double.PositiveInfinity, cancellation);

    /// <summary>Whether a hyperplane separates the sets strictly; stops at the first that it finds.</summary>
    public static bool Separable(PointSet points, ReadOnlySpan<int> first, ReadOnlySpan<int> second, CancellationToken cancellation = default) =>
        new HullSearch(points.Dimensions).Run(points, first.ToArray(), points, second.ToArray(), beyond: 0, cancellation).Separable;
}
