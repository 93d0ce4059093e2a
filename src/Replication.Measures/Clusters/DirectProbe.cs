namespace Replication.Measures.Clusters;

/// <summary>
/// DirectProbe (Zhou and Srikumar 2021): merges points of one label, closest centroids first, as long as no cluster's convex
/// hull meets that of another label. The number of clusters that remain says how far the labels are from being linearly separable.
/// </summary>
/// <remarks>
/// As published, with two exceptions. Overlap is decided by the distance between the hulls (<see cref="HullDistance"/>) and not by a
/// linear program. And points that coincide count as overlapping whatever the balls around their clusters say, so
/// that coinciding points of two labels are never linear. Ties go to the older clusters. Memory grows linearly with the points.
/// </remarks>
public static class DirectProbe
{
    /// <param name="points">The space, one row per point.</param>
    /// <param name="labels">The label of every point.</param>
    /// <exception cref="ArgumentException">Not one label per point.</exception>
    /// <exception cref="OperationCanceledException">Asked for by <paramref name="cancellation"/>.</exception>
    public static Clustering Cluster(PointSet points, IReadOnlyList<int> labels, IProgress<ProbeProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (labels.Count != points.Count)
            throw new ArgumentException($"There are {points.Count} points and {labels.Count} labels; every point needs one label.");
        var tree = new MergeTree(points, labels);
        MergeAll(tree, points.Count, progress, cancellation);
        var first = new FirstOverlap(points, tree, progress, cancellation).Find();
        if (first is { } overlapping)
        {
            tree.Truncate(Math.Max(overlapping - 1, 0));
            new CarefulPass(points, tree, progress, cancellation).Run();
        }

        return new Clustering(labels, [.. Enumerable.Range(0, points.Count).Select(tree.Root)], isLinear: first is null);
    }

    private static void MergeAll(MergeTree tree, int count, IProgress<ProbeProgress>? progress, CancellationToken cancellation)
    {
        var queue = new PairQueue(tree, Enumerable.Range(0, count));
        while (queue.TryDequeue(out var pair))
        {
            cancellation.ThrowIfCancellationRequested();
            queue.Replace(tree.Merge(pair.Older, pair.Newer));
            progress?.Report(new ProbeProgress(ProbeStage.Merging, tree.Merges, count - tree.Merges));
        }
    }
}
