namespace Replication.Measures.Clusters;

/// <summary>
/// Finds the first merge of the optimistic pass that makes two hulls of different labels meet. Clusters only grow, so
/// that every later state overlaps as well: from the end backwards in steps of a hundredth, then by halving.
/// </summary>
internal sealed class FirstOverlap(PointSet points, MergeTree tree, IProgress<ProbeProgress>? progress, CancellationToken cancellation)
{
    private const int CoarseFrom = 1000; // merges; below, halving starts from the whole range
    private const double CoarseRate = 0.01;

    private readonly OverlapTest _test = new(points);
    private int _states;

    /// <summary>How many merges lead to the first overlapping state; null where the end is free of overlap. Points that coincide are taken for clear until a merge takes them in: no merge before depends on them.</summary>
    public int? Find()
    {
        var last = tree.Merges;
        if (!IsOverlapping(last, clear: -1))
            return null;
        var (clear, overlapping) = last < CoarseFrom ? (0, last) : BackScan(last);
        while (overlapping - clear > 1)
        {
            var middle = clear + (overlapping - clear) / 2;
            if (IsOverlapping(middle, clear))
                overlapping = middle;
            else
                clear = middle;
        }

        return overlapping;
    }

    private (int Clear, int Overlapping) BackScan(int last)
    {
        var step = (int)(last * CoarseRate) + 1;
        var overlapping = last;
        for (var state = last - step; state > 0; state -= step)
        {
            if (!IsOverlapping(state, clear: 0))
                return (state, overlapping);
            overlapping = state;
        }

        return (0, overlapping);
    }

    // Only clusters made since a state known to be clear can overlap.
    private bool IsOverlapping(int merges, int clear)
    {
        progress?.Report(new ProbeProgress(ProbeStage.Searching, _states++, points.Count - merges));
        var balls = tree.Active(merges).Select(node => Ball.Around(points, node, tree.Label(node), tree.Members(node), tree.Centroid(node))).ToList();
        var firstNew = clear < 0 ? 0 : points.Count + clear;
        for (var i = balls.Count - 1; i >= 0 && balls[i].Node >= firstNew; i--)
        {
            cancellation.ThrowIfCancellationRequested();
            // Of two new clusters the older one is tested against the newer, once.
            if (_test.FirstMeeting(balls[i], [], balls.Take(i), likely: -1, cancellation) is not null)
                return true;
        }

        return false;
    }
}
