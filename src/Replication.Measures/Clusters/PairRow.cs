namespace Replication.Measures.Clusters;

/// <summary>The next few pairs of one cluster with older ones of its label, closest first.</summary>
/// <param name="hopeless">Older clusters that are left out, ascending.</param>
internal sealed class PairRow(int cluster, int label, int[] hopeless)
{
    private readonly List<PairKey> _ahead = [];
    private int _next;
    private PairKey? _found; // the furthest pair that any search has found

    public int Cluster => cluster;

    public int Label => label;

    /// <summary>No pair lies further than those found.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>The last pair that was handed out.</summary>
    public PairKey? Last { get; set; }

    public bool TryNext(out PairKey key)
    {
        key = _next < _ahead.Count ? _ahead[_next] : default;
        return _next++ < _ahead.Count;
    }

    public void BeginSearch()
    {
        _ahead.Clear();
        _next = 0;
    }

    /// <summary>Keeps the pair if it is beyond what earlier searches found and among the closest so far.</summary>
    public void Offer(PairKey key, int room)
    {
        if (_found is { } found && key.CompareTo(found) <= 0)
            return;
        if (_ahead.Count == room && key.CompareTo(_ahead[^1]) >= 0)
            return;
        var at = _ahead.BinarySearch(key);
        _ahead.Insert(~at, key);
        if (_ahead.Count > room)
            _ahead.RemoveAt(room);
    }

    public void EndSearch(int room)
    {
        IsExhausted = _ahead.Count < room;
        if (_ahead.Count > 0)
            _found = _ahead[^1];
    }

    /// <summary>Whether the pair with this older cluster was left out from the start.</summary>
    public bool IsHopeless(int older) => Array.BinarySearch(hopeless, older) >= 0;
}
