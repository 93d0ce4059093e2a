namespace Replication.Measures.Clusters;

/// <summary>Whether a cluster's hull meets that of any cluster of another label.</summary>
internal sealed class OverlapTest(PointSet points)
{
    // Balls that merely touch go to the exact test, which counts touching hulls as overlapping.
    private const double Touching = 1e-9;

    /// <summary>The first cluster found to overlap, likely ones first; null where all are clear.</summary>
    /// <param name="likely">A node to try first, or −1.</param>
    public Ball? FirstMeeting(Ball cluster, IEnumerable<Ball> others, int likely, CancellationToken cancellation)
    {
        var near = new List<(double Gap, Ball Other)>();
        foreach (var other in others)
        {
            if (other.Label == cluster.Label)
                continue;
            var gap = cluster.GapTo(other);
            if (gap <= Touching * (cluster.Radius + other.Radius))
                near.Add((other.Node == likely ? double.NegativeInfinity : gap, other));
        }

        // The answer does not depend on the order, only the time does: a hull of many points leaves least room.
        near.Sort(LikeliestFirst);
        foreach (var (_, other) in near)
        {
            if (!HullDistance.Separable(points, cluster.Members, other.Members, cancellation))
                return other;
        }

        return null;
    }

    private static int LikeliestFirst((double Gap, Ball Other) x, (double Gap, Ball Other) y)
    {
        if (double.IsNegativeInfinity(x.Gap) || double.IsNegativeInfinity(y.Gap))
            return x.Gap.CompareTo(y.Gap);
        var bySize = y.Other.Members.Length.CompareTo(x.Other.Members.Length);
        return bySize != 0 ? bySize : x.Other.Node.CompareTo(y.Other.Node);
    }
}
