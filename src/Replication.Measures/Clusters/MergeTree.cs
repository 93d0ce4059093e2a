namespace Replication.Measures.Clusters;

/// <summary>
/// Which clusters became which: nodes 0 … n − 1 are the points, node n + k is what merge k made. Any earlier state can be
/// read from it, so that n numbers a merge need not be stored.
/// </summary>
internal sealed class MergeTree(PointSet points, IReadOnlyList<int> labels)
{
    private readonly List<(int First, int Second)> _children = [];
    private readonly List<double[]> _centroids = [];
    private readonly List<int> _sizes = [];
    private readonly List<int> _parents = [.. Enumerable.Repeat(-1, points.Count)];

    public int Merges => _children.Count;

    public int NodeCount => points.Count + Merges;

    /// <summary>The label of a node's points.</summary>
    public int Label(int node)
    {
        while (node >= points.Count)
            node = _children[node - points.Count].First;
        return labels[node];
    }

    public ReadOnlySpan<double> Centroid(int node) => node < points.Count ? points[node] : _centroids[node - points.Count];

    public double SquaredDistance(int first, int second) => Arithmetic.SquaredDistance(Centroid(first), Centroid(second));

    /// <summary>The two nodes that a merge joined; null for a point.</summary>
    public (int First, int Second)? Children(int node) => node < points.Count ? null : _children[node - points.Count];

    /// <summary>The cluster that a node is now part of.</summary>
    public int Root(int node)
    {
        while (_parents[node] >= 0)
            node = _parents[node];
        return node;
    }

    /// <summary>Joins two clusters and gives the node of both.</summary>
    public int Merge(int first, int second)
    {
        var centroid = Mean(first, second);
        _parents[first] = _parents[second] = NodeCount;
        _sizes.Add(Size(first) + Size(second));
        _children.Add((first, second));
        _centroids.Add(centroid);
        _parents.Add(-1);
        return NodeCount - 1;
    }

    /// <summary>The centroid of two clusters' points together: (dimensions).</summary>
    public double[] Mean(int first, int second)
    {
        double share = (double)Size(first) / (Size(first) + Size(second));
        var centroid = new double[points.Dimensions];
        Arithmetic.AddScaled(centroid, share, Centroid(first));
        Arithmetic.AddScaled(centroid, 1 - share, Centroid(second));
        return centroid;
    }

    /// <summary>The clusters after a number of merges, ascending.</summary>
    public List<int> Active(int merges) =>
        [.. Enumerable.Range(0, points.Count + merges).Where(node => _parents[node] < 0 || _parents[node] >= points.Count + merges)];

    /// <summary>Forgets every merge after the first so many.</summary>
    public void Truncate(int merges)
    {
        for (var node = 0; node < NodeCount; node++)
        {
            if (_parents[node] >= points.Count + merges)
                _parents[node] = -1;
        }

        _parents.RemoveRange(points.Count + merges, Merges - merges);
        _centroids.RemoveRange(merges, _centroids.Count - merges);
        _sizes.RemoveRange(merges, _sizes.Count - merges);
        _children.RemoveRange(merges, _children.Count - merges);
    }

    /// <summary>The points of some nodes together, ascending.</summary>
    public int[] Members(params ReadOnlySpan<int> nodes)
    {
        var found = new List<int>();
        var open = new Stack<int>();
        foreach (var node in nodes)
            open.Push(node);
        while (open.TryPop(out var node))
        {
            if (Children(node) is { } children)
            {
                open.Push(children.First);
                open.Push(children.Second);
            }
            else
            {
                found.Add(node);
            }
        }

        found.Sort();
        return [.. found];
    }

    private int Size(int node) => node < points.Count ? 1 : _sizes[node - points.Count];
}
