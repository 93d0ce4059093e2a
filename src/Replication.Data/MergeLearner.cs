namespace Replication.Data;

/// <summary>Learns byte-pair merges (Sennrich et al. 2016) from counted pieces; ties go to the smallest pair of ids.</summary>
internal sealed class MergeLearner
{
    private readonly List<int[]> _words = [];
    private readonly List<long> _counts = [];
    private readonly Dictionary<(int Left, int Right), long> _pairs = [];
    private readonly Dictionary<(int Left, int Right), HashSet<int>> _places = [];

    public MergeLearner(IEnumerable<KeyValuePair<string, long>> pieces)
    {
        foreach (var (piece, count) in pieces)
        {
            _words.Add([.. piece.Select(value => (int)value)]);
            _counts.Add(count);
            Account(_words.Count - 1, +1);
        }
    }

    /// <summary>Up to <paramref name="count"/> merges in order; fewer when no pair occurs twice.</summary>
    public List<(int Left, int Right)> Learn(int firstId, int count)
    {
        var merges = new List<(int Left, int Right)>();
        while (merges.Count < count && Best() is { } best)
        {
            foreach (var word in _places[best])
            {
                Account(word, -1);
                _words[word] = Merge(_words[word], best, firstId + merges.Count);
                Account(word, +1);
            }

            _pairs.Remove(best);
            _places.Remove(best);
            merges.Add(best);
        }

        return merges;
    }

    private (int Left, int Right)? Best()
    {
        ((int Left, int Right) Pair, long Count) best = (default, 1);
        foreach (var (pair, count) in _pairs)
        {
            if (count > best.Count || (count == best.Count && count > 1 && pair.CompareTo(best.Pair) < 0))
                best = (pair, count);
        }

        return best.Count > 1 ? best.Pair : null;
    }

    private void Account(int word, int sign)
    {
        var symbols = _words[word];
        for (var i = 0; i + 1 < symbols.Length; i++)
        {
            var pair = (symbols[i], symbols[i + 1]);
            _pairs[pair] = _pairs.GetValueOrDefault(pair) + sign * _counts[word];
            if (sign < 0)
                continue;
            if (!_places.TryGetValue(pair, out var places))
                _places[pair] = places = [];
            places.Add(word);
        }
    }

    private static int[] Merge(int[] symbols, (int Left, int Right) pair, int id)
    {
        var merged = new List<int>(symbols.Length);
        for (var i = 0; i < symbols.Length; i++)
        {
            if (i + 1 < symbols.Length && symbols[i] == pair.Left && symbols[i + 1] == pair.Right)
            {
                merged.Add(id);
                i++;
            }
            else
            {
                merged.Add(symbols[i]);
            }
        }

        return [.. merged];
    }
}
