namespace Replication.Data.Tokenizers;

/// <summary>
/// The merges of byte-pair encoding: the adjacent pair of lowest rank is joined first, the leftmost where ranks are
/// equal, until no pair has a merge. Takes O(n log n) for n symbols.
/// </summary>
internal sealed class PairMerger
{
    private readonly Dictionary<long, (int Rank, int Id)> _merges = [];

    /// <summary>Adds a merge; false where the pair has one of a lower or the same rank already.</summary>
    public bool Add(int left, int right, int rank, int id)
    {
        var key = Key(left, right);
        if (_merges.TryGetValue(key, out var known) && known.Rank <= rank)
            return false;
        _merges[key] = (rank, id);
        return true;
    }

    /// <summary>The symbols after all merges.</summary>
    /// <param name="symbols">Ids; negative ones are unknown and never merge.</param>
    public List<int> Merge(IReadOnlyList<int> symbols)
    {
        var count = symbols.Count;
        int[] ids = [.. symbols];
        var next = new int[count];
        var previous = new int[count];
        var waiting = new PriorityQueue<(int At, int Left, int Right), long>();
        for (var at = 0; at < count; at++)
            (next[at], previous[at]) = (at + 1, at - 1);
        for (var at = 0; at + 1 < count; at++)
            Push(at);

        while (waiting.TryDequeue(out var pair, out _))
        {
            var (at, left, right) = pair;
            var other = next[at];
            // Pairs whose symbols have been merged since are stale.
            if (other >= count || other < 0 || ids[at] != left || ids[other] != right)
                continue;
            ids[at] = _merges[Key(left, right)].Id;
            ids[other] = -2;
            next[at] = next[other];
            next[other] = -1;
            if (next[at] < count)
            {
                previous[next[at]] = at;
                Push(at);
            }

            if (previous[at] >= 0)
                Push(previous[at]);
        }

        var merged = new List<int>();
        for (var at = 0; at < count; at = next[at])
            merged.Add(ids[at]);
        return merged;

        void Push(int at)
        {
            var (left, right) = (ids[at], ids[next[at]]);
            if (left >= 0 && right >= 0 && _merges.TryGetValue(Key(left, right), out var merge))
                waiting.Enqueue((at, left, right), ((long)merge.Rank << 32) | (uint)at);
        }
    }

    private static long Key(int left, int right) => ((long)left << 32) | (uint)right;
}
