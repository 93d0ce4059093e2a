namespace Replication.Measures.Clusters;

/// <summary>
/// The closest pairs of clusters of one label, closest first, each once. Every cluster answers for its pairs with older
/// ones and holds only the next few of them, found anew when they run out: memory grows with the clusters, not with the pairs.
/// A cluster's pairs come in order, so its last key tells which of them have come.
/// </summary>
internal sealed class PairQueue
{
    private const int Ahead = 16; // one search finds as many: a compromise of time and memory

    private readonly MergeTree _tree;
    private readonly Dictionary<int, List<int>> _active = []; // by label, ascending
    private readonly Dictionary<int, PairRow> _rows = [];
    private readonly PriorityQueue<PairKey, PairKey> _heads = new();

    public PairQueue(MergeTree tree, IEnumerable<int> clusters)
    {
        _tree = tree;
        foreach (var cluster in clusters)
            Add(cluster);
    }

    /// <summary>The closest pair that has not come yet and whose clusters are both still there.</summary>
    public bool TryDequeue(out PairKey pair)
    {
        while (_heads.TryDequeue(out pair, out _))
        {
            var row = _rows[pair.Newer];
            if (row.IsActive)
            {
                var isThere = _rows[pair.Older].IsActive;
                if (isThere)
                    row.Last = pair;
                Advance(row);
                if (isThere)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Lets a merged cluster take the place of its two parts.</summary>
    public void Replace(int first, int second, int merged)
    {
        foreach (var gone in (ReadOnlySpan<int>)[first, second])
        {
            _rows[gone].Leave();
            var active = _active[_rows[gone].Label];
            active.RemoveAt(active.BinarySearch(gone));
        }

        Add(merged);
    }

    /// <summary>Whether this pair, of clusters that once were there together, has come already.</summary>
    public bool HasCome(int first, int second)
    {
        var (older, newer) = (Math.Min(first, second), Math.Max(first, second));
        return _rows[newer].Last is { } last && new PairKey(_tree.SquaredDistance(older, newer), older, newer).CompareTo(last) <= 0;
    }

    /// <summary>Whether a cluster was there when the queue began.</summary>
    public bool IsOriginal(int cluster) => _rows[cluster].IsOriginal;

    private void Add(int cluster)
    {
        var label = _tree.Label(cluster);
        if (!_active.TryGetValue(label, out var active))
            _active.Add(label, active = []);
        var row = new PairRow(cluster, label, isOriginal: _tree.Children(cluster) is not { } parts || !_rows.ContainsKey(parts.First));
        _rows.Add(cluster, row);
        Search(row, active);
        active.Add(cluster);
        Advance(row);
    }

    // Puts the row's next pair among the heads; leaves out clusters that have gone meanwhile.
    private void Advance(PairRow row)
    {
        while (true)
        {
            while (row.TryNext(out var key))
            {
                if (_rows[key.Older].IsActive)
                {
                    _heads.Enqueue(key, key);
                    return;
                }
            }

            if (row.IsExhausted)
                return;
            Search(row, _active[row.Label]);
        }
    }

    private void Search(PairRow row, List<int> active)
    {
        row.BeginSearch();
        foreach (var older in active)
        {
            if (older >= row.Cluster)
                break;
            row.Offer(new PairKey(_tree.SquaredDistance(older, row.Cluster), older, row.Cluster), Ahead);
        }

        row.EndSearch(Ahead);
    }
}
