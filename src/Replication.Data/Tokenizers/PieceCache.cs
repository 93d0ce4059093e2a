using System.Collections.Concurrent;

namespace Replication.Data.Tokenizers;

/// <summary>Ids of pieces seen before: the same words return all the time. Bounded, and blind to long pieces.</summary>
internal sealed class PieceCache
{
    private const int Capacity = 1 << 16;
    private const int LongestPiece = 64;
    private readonly ConcurrentDictionary<string, int[]> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _count;

    public PieceCache() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool TryGet(ReadOnlySpan<char> piece, out int[] ids) => _lookup.TryGetValue(piece, out ids!);

    public void Add(ReadOnlySpan<char> piece, int[] ids)
    {
        if (piece.Length <= LongestPiece && _count < Capacity && _lookup.TryAdd(piece, ids))
            Interlocked.Increment(ref _count);
    }
}
