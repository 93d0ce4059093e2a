namespace Replication.Measures.Clusters;

/// <summary>Merges the closest pairs whose common hull meets no other label; a pair that would is set aside for good.</summary>
internal sealed class CarefulPass
{
    private readonly PointSet _points;
    private readonly MergeTree _tree;
    private readonly IProgress<ProbeProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly OverlapTest _test;
    private readonly PairQueue _queue;
    private readonly SortedDictionary<int, Ball> _balls = [];
    private readonly Dictionary<int, int> _likely = []; // for a cluster, the one that its last union met

    public CarefulPass(PointSet points, MergeTree tree, IProgress<ProbeProgress>? progress, CancellationToken cancellation)
    {
        (_points, _tree, _progress, _cancellation) = (points, tree, progress, cancellation);
        _test = new OverlapTest(points);
        var clusters = tree.Active(tree.Merges);
        _queue = new PairQueue(tree, clusters);
        foreach (var node in clusters)
            _balls.Add(node, Ball.Around(points, node, tree.Label(node), tree.Members(node), tree.Centroid(node)));
    }

    public void Run()
    {
        for (long pairs = 1; _queue.TryDequeue(out var pair); pairs++)
        {
            _cancellation.ThrowIfCancellationRequested();
            Try(pair.Older, pair.Newer);
            _progress?.Report(new ProbeProgress(ProbeStage.Separating, pairs, _balls.Count));
        }
    }

    private void Try(int older, int newer)
    {
        var union = Ball.Around(_points, -1, _balls[older].Label, _tree.Members(older, newer), _tree.Mean(older, newer));
        var likely = _likely.TryGetValue(older, out var met) || _likely.TryGetValue(newer, out met) ? _tree.Root(met) : -1;
        if (_test.FirstMeeting(union, [older, newer], _balls.Values, likely, _cancellation) is { } other)
        {
            _likely[older] = _likely[newer] = other.Node;
            return;
        }

        var merged = _tree.Merge(older, newer);
        _test.Replace([older, newer], merged);
        _balls.Remove(older);
        _balls.Remove(newer);
        _balls.Add(merged, union with { Node = merged });
        _queue.Replace(merged);
    }
}
