using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Replication.Data.Tokenizers;

namespace Replication.Data;

/// <summary>
/// Byte-level byte-pair encoding learned from a corpus. Ids 0–255 are bytes, 256 ends a document, the rest are
/// merges in the order learned. Every well-formed text comes back unchanged; safe for use by several threads.
/// </summary>
public sealed class LearnedTokenizer : Tokenizer
{
    /// <summary>Id of the token that ends a document; no text encodes to it.</summary>
    public const int SeparatorId = 256;

    /// <summary>What <see cref="SeparatorId"/> decodes to, as GPT-2 writes it.</summary>
    public const string SeparatorText = "<|endoftext|>";

    private const int FirstMerge = SeparatorId + 1;
    private const int CacheCapacity = 1 << 16;
    private readonly (int Left, int Right)[] _merges;
    private readonly Dictionary<(int Left, int Right), int> _ids = [];
    private readonly byte[][] _bytes;
    private readonly ConcurrentDictionary<string, int[]> _cache = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _cached;

    internal LearnedTokenizer(IReadOnlyList<(int Left, int Right)> merges)
    {
        _merges = [.. merges];
        _bytes = new byte[FirstMerge + _merges.Length][];
        for (var id = 0; id < SeparatorId; id++)
            _bytes[id] = [(byte)id];
        _bytes[SeparatorId] = Encoding.ASCII.GetBytes(SeparatorText);
        for (var i = 0; i < _merges.Length; i++)
        {
            _bytes[FirstMerge + i] = [.. _bytes[_merges[i].Left], .. _bytes[_merges[i].Right]];
            _ids[_merges[i]] = FirstMerge + i;
        }

        _lookup = _cache.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Number of ids: 257 and the merges.</summary>
    public override int VocabularySize => _bytes.Length;

    /// <summary>Pairs of ids merged, in the order learned.</summary>
    public IReadOnlyList<(int Left, int Right)> Merges => _merges;

    /// <summary>SHA-256 of the saved form, lower-case hexadecimal: the tokenizer's identity in a run's key.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LearnedTokenizerFile.Write(this))));

    /// <summary>Learns merges by count, highest first, ties to the smallest pair of ids; stops early when no pair occurs twice.</summary>
    /// <param name="vocabularySize">Ids wanted in all, at least 257.</param>
    public static LearnedTokenizer Learn(TextCorpus corpus, int vocabularySize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabularySize, FirstMerge);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var document in corpus.Documents)
        {
            var bytes = ByteString(document);
            for (int start = 0, end; start < bytes.Length; start = end)
            {
                end = PreTokenizer.PieceEnd(bytes, start);
                CollectionsMarshal.GetValueRefOrAddDefault(lookup, bytes.AsSpan(start, end - start), out _)++;
            }
        }

        return new LearnedTokenizer(new MergeLearner(counts).Learn(FirstMerge, vocabularySize - FirstMerge));
    }

    /// <summary>Reads the text that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file is not such a text.</exception>
    public static LearnedTokenizer Load(string path) => LearnedTokenizerFile.Read(File.ReadAllText(path), path);

    /// <summary>Writes JSON: the version and the merges in order.</summary>
    public void Save(string path) => File.WriteAllText(path, LearnedTokenizerFile.Write(this));

    /// <summary>Ids of a text. A lone surrogate, which UTF-8 cannot hold, is read as U+FFFD.</summary>
    public override IReadOnlyList<int> EncodeToIds(string text)
    {
        var bytes = ByteString(text);
        var ids = new List<int>(bytes.Length / 2);
        for (int start = 0, end; start < bytes.Length; start = end)
        {
            end = PreTokenizer.PieceEnd(bytes, start);
            ids.AddRange(EncodePiece(bytes.AsSpan(start, end - start)));
        }

        return ids;
    }

    /// <summary>The text of the ids; bytes that are not whole characters become U+FFFD.</summary>
    public override string Decode(IEnumerable<int> ids)
    {
        var bytes = new List<byte>();
        foreach (var id in ids)
        {
            if ((uint)id >= (uint)_bytes.Length)
                throw new ArgumentOutOfRangeException(nameof(ids), id, FormattableString.Invariant($"A token id must lie between 0 and {_bytes.Length - 1}."));
            bytes.AddRange(_bytes[id]);
        }

        return Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(bytes));
    }

    // One char per byte, so that pieces can be looked up in the cache without being copied.
    private static string ByteString(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private int[] EncodePiece(ReadOnlySpan<char> piece)
    {
        if (_lookup.TryGetValue(piece, out var known))
            return known;
        var symbols = new List<int>(piece.Length);
        foreach (var value in piece)
            symbols.Add(value);
        while (FirstLearned(symbols) is var (at, id) && at >= 0)
        {
            symbols[at] = id;
            symbols.RemoveAt(at + 1);
        }

        int[] ids = [.. symbols];
        if (_cached < CacheCapacity && _lookup.TryAdd(piece, ids))
            Interlocked.Increment(ref _cached);
        return ids;
    }

    private (int At, int Id) FirstLearned(List<int> symbols)
    {
        var best = (At: -1, Id: int.MaxValue);
        for (var i = 0; i + 1 < symbols.Count; i++)
        {
            if (_ids.TryGetValue((symbols[i], symbols[i + 1]), out var id) && id < best.Id)
                best = (i, id);
        }

        return best;
    }
}
