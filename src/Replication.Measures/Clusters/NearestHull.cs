namespace Replication.Measures.Clusters;

/// <summary>
/// DirectProbe's prediction: a point has the label of the cluster whose convex hull is nearest, at distance 0 where it lies
/// inside. Of equally near ones the first cluster wins.
/// </summary>
public static class NearestHull
{
    // Bounds that rounding may have moved past each other by this share are left to the exact distance.
    private const double Slack = 1e-9;

    /// <summary>The nearest cluster of every query: (queries).</summary>
    /// <param name="points">The space that was clustered, or a later state of it.</param>
    /// <param name="clustering">Clusters of these points.</param>
    /// <param name="queries">Points of the same space.</param>
    /// <exception cref="ArgumentException">Not as many points as were clustered, or queries of other dimensions.</exception>
    /// <exception cref="OperationCanceledException">Asked for by <paramref name="cancellation"/>.</exception>
    public static int[] Clusters(PointSet points, Clustering clustering, PointSet queries, CancellationToken cancellation = default)
    {
        if (points.Count != clustering.Assignment.Length)
            throw new ArgumentException($"There are {points.Count} points and {clustering.Assignment.Length} were clustered; give the same points.");
        if (points.Dimensions != queries.Dimensions)
            throw new ArgumentException($"The points have {points.Dimensions} dimensions and the queries {queries.Dimensions}; a prediction needs one space.");
        Ball[] balls = [.. Enumerable.Range(0, clustering.Count).Select(cluster => Around(points, clustering, cluster))];
        var search = new HullSearch(points.Dimensions);
        return [.. Enumerable.Range(0, queries.Count).Select(query => Nearest(search, points, balls, queries, query, cancellation))];
    }

    /// <summary>The label of the nearest cluster of every query: (queries).</summary>
    /// <inheritdoc cref="Clusters"/>
    public static int[] Predict(PointSet points, Clustering clustering, PointSet queries, CancellationToken cancellation = default) =>
        [.. Clusters(points, clustering, queries, cancellation).Select(cluster => clustering.Labels[cluster])];

    private static int Nearest(HullSearch search, PointSet points, Ball[] balls, PointSet queries, int query, CancellationToken cancellation)
    {
        var bounds = balls.Select(ball => Math.Sqrt(Arithmetic.SquaredDistance(queries[query], ball.Centre)) - ball.Radius).ToArray();
        var (nearest, distance) = (-1, double.PositiveInfinity);
        foreach (var ball in balls.OrderBy(ball => bounds[ball.Node]).ThenBy(ball => ball.Node))
        {
            if (bounds[ball.Node] > distance + Slack * (distance + 2 * ball.Radius))
                continue;
            var gap = search.Run(points, ball.Members, queries, [query], distance * (1 + Slack), cancellation).Distance;
            if (gap < distance || (gap == distance && ball.Node < nearest))
                (nearest, distance) = (ball.Node, gap);
        }

        return nearest;
    }

    private static Ball Around(PointSet points, Clustering clustering, int cluster)
    {
        var centre = new double[points.Dimensions];
        foreach (var member in clustering.Members(cluster))
            Arithmetic.AddScaled(centre, 1.0 / clustering.Members(cluster).Count, points[member]);
        return Ball.Around(points, cluster, clustering.Labels[cluster], [.. clustering.Members(cluster)], centre);
    }
}
