using System.Runtime.InteropServices;

namespace Replication.Data;

/// <summary>Learns byte-pair merges (Sennrich et al. 2016) from counted pieces; ties go to the smallest pair of ids.</summary>
internal sealed class MergeLearner
{
    private readonly List<int[]> _words = [];
    private readonly List<long> _counts = [];
    private readonly Dictionary<long, long> _pairs = [];
    private readonly Dictionary<long, List<int>> _places = [];

    public MergeLearner(IEnumerable<KeyValuePair<string, long>> pieces)
    {
        foreach (var (piece, count) in pieces)
        {
            int[] word = [.. piece.Select(value => (int)value)];
            _words.Add(word);
            _counts.Add(count);
            for (var i = 0; i + 1 < word.Length; i++)
                Add(Key(word[i], word[i + 1]), _words.Count - 1);
        }
    }

    /// <summary>Up to <paramref name="count"/> merges in order; fewer when no pair occurs twice.</summary>
    public List<(int Left, int Right)> Learn(int firstId, int count)
    {
        var merges = new List<(int Left, int Right)>();
        while (merges.Count < count && Best() is { } best)
        {
            var (left, right) = ((int)(best >> 32), (int)best);
            foreach (var word in _places[best])
                Merge(word, left, right, firstId + merges.Count);
            _pairs.Remove(best);
            _places.Remove(best);
            merges.Add((left, right));
        }

        return merges;
    }

    // Ordered as pairs are: by the left id, then by the right.
    private static long Key(int left, int right) => ((long)left << 32) | (uint)right;

    private long? Best()
    {
        var (best, highest) = (long.MaxValue, 1L);
        foreach (var (pair, count) in _pairs)
        {
            if (count > highest || (count == highest && pair < best && count > 1))
                (best, highest) = (pair, count);
        }

        return highest > 1 ? best : null;
    }

    private void Add(long pair, int word)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_pairs, pair, out _) += _counts[word];
        var places = CollectionsMarshal.GetValueRefOrAddDefault(_places, pair, out _) ??= [];
        // Words come in turn, so that a repeat within one word is the last entry.
        if (places.Count == 0 || places[^1] != word)
            places.Add(word);
    }

    private void Remove(long pair, int word) => CollectionsMarshal.GetValueRefOrAddDefault(_pairs, pair, out _) -= _counts[word];

    private void Merge(int word, int left, int right, int id)
    {
        var before = _words[word];
        var after = new int[before.Length];
        var length = 0;
        for (var i = 0; i < before.Length; i++)
        {
            var merges = i + 1 < before.Length && before[i] == left && before[i + 1] == right;
            after[length++] = merges ? id : before[i];
            if (merges)
                i++;
        }

        if (length == before.Length)
            return;
        for (var i = 0; i + 1 < before.Length; i++)
            Remove(Key(before[i], before[i + 1]), word);
        _words[word] = after[..length];
        for (var i = 0; i + 1 < length; i++)
        {
            // Pairs without the new id stay where they were already listed.
            var pair = Key(after[i], after[i + 1]);
            if (after[i] == id || after[i + 1] == id)
                Add(pair, word);
            else
                _pairs[pair] += _counts[word];
        }
    }
}
