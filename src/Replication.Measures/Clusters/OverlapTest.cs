namespace Replication.Measures.Clusters;

/// <summary>
/// Whether a cluster's hull meets that of any cluster of another label. Most are told apart by their balls, their boxes, or a
/// direction that separated their parts before; the exact search, which alone can say that hulls meet, begins where the last one ended.
/// </summary>
internal sealed class OverlapTest(PointSet points)
{
    // Balls that merely touch go to the exact test, which counts touching hulls as overlapping.
    private const double Touching = 1e-9;
    private const int FacePairs = 128; // kept for every point: a compromise of time and memory

    // A gap as wide as this, in the points' own coordinates, is far above rounding and above the exact test's tolerance.
    private readonly double _clear = HullGap.Tolerance * 2 * LargestNorm(points);
    private readonly HullSearch _search = new(points.Dimensions);
    private readonly HullFaces _faces = new(FacePairs * (long)points.Count);
    private readonly List<(int Other, HullFace Face)> _found = []; // of the cluster tested last
    private readonly double[] _direction = new double[points.Dimensions];

    /// <summary>The first cluster found to overlap, likely ones first; null where all are clear.</summary>
    /// <param name="parts">Clusters tested before that this one is made of.</param>
    /// <param name="likely">A node to try first, or −1.</param>
    public Ball? FirstMeeting(Ball cluster, ReadOnlySpan<int> parts, IEnumerable<Ball> others, int likely, CancellationToken cancellation)
    {
        var near = new List<(double Gap, Ball Other)>();
        foreach (var other in others)
        {
            if (other.Label == cluster.Label || cluster.IsBeside(other, _clear))
                continue;
            var gap = cluster.GapTo(other);
            if (gap <= Touching * (cluster.Radius + other.Radius))
                near.Add((other.Node == likely ? double.NegativeInfinity : gap, other));
        }

        // The answer does not depend on the order, only the time does: a hull of many points leaves least room.
        near.Sort(LikeliestFirst);
        _found.Clear();
        foreach (var (_, other) in near)
        {
            if (!IsClear(cluster, parts, other, cancellation))
                return other;
        }

        return null;
    }

    /// <summary>Lets a cluster that was tested last, and found clear, take the place of its parts.</summary>
    public void Replace(ReadOnlySpan<int> parts, int merged)
    {
        foreach (var part in parts)
            _faces.Forget(part);
        foreach (var (other, face) in _found)
            _faces.Keep(merged, other, face);
    }

    private bool IsClear(Ball cluster, ReadOnlySpan<int> parts, Ball other, CancellationToken cancellation)
    {
        HullFace? start = null;
        var widest = double.NegativeInfinity;
        foreach (var part in parts)
        {
            if (_faces.Find(part, other.Node) is not { } face)
                continue;
            face.Direction(points, _direction);
            var width = FreeWidth(cluster, other);
            if (width > widest)
                (start, widest) = (face, width);
        }

        if (widest > _clear)
        {
            _found.Add((other.Node, start!));
            return true;
        }

        if (start is null)
        {
            cluster.Centre.CopyTo(_direction, 0);
            Arithmetic.AddScaled(_direction, -1, other.Centre);
            if (FreeWidth(cluster, other) > _clear)
                return true;
        }

        if (!_search.Run(points, cluster.Members, points, other.Members, beyond: 0, cancellation, start).Separable)
            return false;
        _found.Add((other.Node, _search.Face()));
        return true;
    }

    // How wide the slab across the direction is that neither set reaches into; negative where they overlap along it.
    private double FreeWidth(Ball cluster, Ball other)
    {
        var length = Math.Sqrt(Arithmetic.Dot(_direction, _direction));
        if (length == 0)
            return double.NegativeInfinity;
        var lowest = double.PositiveInfinity;
        foreach (var member in cluster.Members)
            lowest = Math.Min(lowest, Arithmetic.Dot(_direction, points[member]));
        var highest = double.NegativeInfinity;
        foreach (var member in other.Members)
            highest = Math.Max(highest, Arithmetic.Dot(_direction, points[member]));
        return (lowest - highest) / length;
    }

    private static double LargestNorm(PointSet points)
    {
        var squared = 0.0;
        for (var point = 0; point < points.Count; point++)
            squared = Math.Max(squared, Arithmetic.Dot(points[point], points[point]));
        return Math.Sqrt(squared);
    }

    private static int LikeliestFirst((double Gap, Ball Other) x, (double Gap, Ball Other) y)
    {
        if (double.IsNegativeInfinity(x.Gap) || double.IsNegativeInfinity(y.Gap))
            return x.Gap.CompareTo(y.Gap);
        var bySize = y.Other.Members.Length.CompareTo(x.Other.Members.Length);
        return bySize != 0 ? bySize : x.Other.Node.CompareTo(y.Other.Node);
    }
}
