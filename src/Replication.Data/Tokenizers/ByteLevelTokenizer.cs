using System.Text;

namespace Replication.Data.Tokenizers;

/// <summary>
/// Byte-level byte-pair encoding (Radford et al. 2019): GPT-2, RoBERTa, OPT, CodeGen, GPT-NeoX, Llama 3 and the
/// tiktoken vocabularies. Every text comes back unchanged, save where the tokenizer normalises it first.
/// </summary>
public sealed class ByteLevelTokenizer : Tokenizer
{
    private readonly byte[]?[] _bytes;
    private readonly int[] _byteIds;
    private readonly PairMerger _merger;
    private readonly ByteLevelSettings _settings;
    private readonly AddedTokenFinder _raw;
    private readonly AddedTokenFinder _normalized;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _whole;
    private readonly PieceCache _cache = new();

    /// <param name="bytes">Bytes by id; null where an id is unused.</param>
    /// <param name="byteIds">Id of each of the 256 bytes.</param>
    internal ByteLevelTokenizer(byte[]?[] bytes, int[] byteIds, PairMerger merger, ByteLevelSettings settings)
    {
        (_bytes, _byteIds, _merger, _settings) = (Extended(bytes, settings.Added), byteIds, merger, settings);
        _raw = new AddedTokenFinder(settings.Added.Where(token => !token.Normalized));
        _normalized = new AddedTokenFinder(settings.Added.Where(token => token.Normalized));
        var whole = new Dictionary<byte[], int>(ByteSequence.Comparer);
        for (var id = 0; settings.WholePieces && id < bytes.Length; id++)
        {
            if (bytes[id] is { } token)
                whole.TryAdd(token, id);
        }

        _whole = whole.GetAlternateLookup<ReadOnlySpan<byte>>();
        SpecialTokens = settings.Added.ToDictionary(token => token.Content, token => token.Id, StringComparer.Ordinal);
    }

    public override int VocabularySize => _bytes.Length;

    public override IReadOnlyDictionary<string, int> SpecialTokens { get; }

    /// <summary>Reads GPT-2's two files; entries in angle brackets that no merge makes are special tokens.</summary>
    /// <param name="vocabularyPath">vocab.json: an object from token to id.</param>
    /// <param name="mergesPath">merges.txt: one pair a line, the first to merge first.</param>
    /// <exception cref="InvalidDataException">A file is missing or damaged; file and line are named.</exception>
    public static ByteLevelTokenizer Create(string vocabularyPath, string mergesPath) => ByteLevelFiles.Read(vocabularyPath, mergesPath);

    /// <summary>Reads a tiktoken file: a line is a token in base 64 and its rank, which is its id.</summary>
    /// <param name="path">The *.tiktoken file.</param>
    /// <param name="pattern">How text is cut: <see cref="SplitPattern.Cl100k"/> for cl100k and Llama 3, else <see cref="SplitPattern.Gpt2"/>.</param>
    /// <param name="specialTokens">Ids of the special tokens, which the file does not hold.</param>
    /// <exception cref="InvalidDataException">The file is missing or damaged; file and line are named.</exception>
    public static ByteLevelTokenizer CreateTiktoken(string path, SplitPattern pattern, IReadOnlyDictionary<string, int>? specialTokens = null) =>
        TiktokenFile.Read(path, pattern, specialTokens ?? new Dictionary<string, int>());

    public override IReadOnlyList<int> EncodeToIds(string text)
    {
        var ids = new List<int>((text.Length / 3) + 1);
        foreach (var (stretch, special) in _raw.Split(text))
        {
            if (special is { } id)
                ids.Add(id);
            else
                EncodeNormalized(_settings.Compose ? CanonicalForm.Compose(text[stretch]) : text[stretch], ids);
        }

        return ids;
    }

    public override string Decode(IEnumerable<int> ids)
    {
        var bytes = new List<byte>();
        foreach (var id in ids)
            bytes.AddRange((uint)id < (uint)_bytes.Length && _bytes[id] is { } token ? token : throw UnknownId(id));
        return Encoding.UTF8.GetString([.. bytes]);
    }

    public override IReadOnlyList<int> BuildInputsWithSpecialTokens(IEnumerable<int> first, IEnumerable<int>? second = null) =>
        _settings.Template.Apply(first, second);

    private static byte[]?[] Extended(byte[]?[] bytes, IReadOnlyList<AddedToken> added)
    {
        var extended = new byte[]?[Math.Max(bytes.Length, added.Select(token => token.Id + 1).DefaultIfEmpty(0).Max())];
        bytes.CopyTo(extended, 0);
        foreach (var token in added)
            extended[token.Id] = Encoding.UTF8.GetBytes(token.Content);
        return extended;
    }

    private void EncodeNormalized(string text, List<int> ids)
    {
        foreach (var (stretch, special) in _normalized.Split(text))
        {
            if (special is { } id)
            {
                ids.Add(id);
                continue;
            }

            var ordinary = text.AsSpan()[stretch];
            if (_settings.AddPrefixSpace && !char.IsWhiteSpace(ordinary[0]))
                ordinary = " " + ordinary.ToString();
            for (int start = 0, end; start < ordinary.Length; start = end)
            {
                end = PieceCutter.PieceEnd(ordinary, start, _settings.Pattern);
                ids.AddRange(EncodePiece(ordinary[start..end]));
            }
        }
    }

    private int[] EncodePiece(ReadOnlySpan<char> piece)
    {
        if (_cache.TryGet(piece, out var known))
            return known;
        var bytes = Encoding.UTF8.GetBytes(piece.ToString());
        int[] ids = _whole.TryGetValue(bytes, out var whole) ? [whole] : [.. _merger.Merge(Array.ConvertAll(bytes, value => _byteIds[value]))];
        _cache.Add(piece, ids);
        return ids;
    }
}
