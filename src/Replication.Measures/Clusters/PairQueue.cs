namespace Replication.Measures.Clusters;

/// <summary>
/// The closest pairs of clusters of one label, closest first, each once. Every cluster answers for its pairs with older
/// ones and holds only the next few of them, found anew when they run out: memory grows with the clusters, not with the pairs.
/// A cluster's pairs come in order, so its last key tells which of them have come.
/// </summary>
internal sealed class PairQueue
{
    private const int Ahead = 16; // one search finds as many: a compromise of time and memory
    private const int Remembered = 512; // hopeless pairs a cluster leaves out; forgotten ones only cost a test each

    private readonly MergeTree _tree;
    private readonly Dictionary<int, List<int>> _active = []; // by label, ascending
    private readonly Dictionary<int, PairRow> _rows = []; // of the clusters that are there
    private readonly PriorityQueue<PairKey, PairKey> _heads = new();
    private readonly HashSet<int> _withSetAside = []; // labels that had a pair set aside
    private PairKey? _pending;

    public PairQueue(MergeTree tree, IEnumerable<int> clusters)
    {
        _tree = tree;
        foreach (var cluster in clusters)
            Add(cluster, []);
    }

    /// <summary>
    /// The closest pair that has not come yet and whose clusters are both still there. A pair that is not merged
    /// before the next one is asked for is set aside for good, and with it every pair of clusters that hold its two.
    /// </summary>
    public bool TryDequeue(out PairKey pair)
    {
        if (_pending is { } unmerged)
            _withSetAside.Add(_rows[unmerged.Newer].Label);
        while (_heads.TryDequeue(out pair, out _))
        {
            if (!_rows.TryGetValue(pair.Newer, out var row))
                continue;
            var isThere = _rows.ContainsKey(pair.Older);
            if (isThere)
                row.Last = _pending = pair;
            Advance(row);
            if (isThere)
                return true;
        }

        return false;
    }

    /// <summary>Lets a merged cluster take the place of the pair that came last.</summary>
    public void Replace(int merged)
    {
        var (_, first, second) = _pending!.Value;
        _pending = null;
        var active = _active[_rows[first].Label];
        active.RemoveAt(active.BinarySearch(first));
        active.RemoveAt(active.BinarySearch(second));
        // Clusters only grow: what met another label together with a part will meet it together with the whole.
        int[] hopeless = _withSetAside.Contains(_rows[first].Label)
            ? [.. active.Where(other => WasSetAside(first, other) || WasSetAside(second, other)).Take(Remembered)]
            : [];
        _rows.Remove(first);
        _rows.Remove(second);
        Add(merged, hopeless);
    }

    // Of two clusters that are both there: the pairs of the newer one come in order.
    private bool WasSetAside(int first, int second)
    {
        var (older, row) = (Math.Min(first, second), _rows[Math.Max(first, second)]);
        return row.IsHopeless(older) || (row.Last is { } last && Key(older, row).CompareTo(last) <= 0);
    }

    private void Add(int cluster, int[] hopeless)
    {
        var label = _tree.Label(cluster);
        if (!_active.TryGetValue(label, out var active))
            _active.Add(label, active = []);
        var row = new PairRow(cluster, label, hopeless);
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
                if (_rows.ContainsKey(key.Older))
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
            if (!row.IsHopeless(older))
                row.Offer(Key(older, row), Ahead);
        }

        row.EndSearch(Ahead);
    }

    private PairKey Key(int older, PairRow row) => new(_tree.SquaredDistance(older, row.Cluster), older, row.Cluster);
}
