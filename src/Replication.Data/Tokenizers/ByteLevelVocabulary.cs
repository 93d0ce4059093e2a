namespace Replication.Data.Tokenizers;

/// <summary>Tokens written in <see cref="ByteAlphabet"/> with their ids, and the merges over them.</summary>
internal sealed class ByteLevelVocabulary
{
    // Far above any vocabulary in use; a damaged id must not make us allocate gigabytes.
    private const int LargestId = 1 << 24;
    private readonly string _path;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<int> _made = [];
    private int _ranks;

    public ByteLevelVocabulary(string path) => _path = path;

    public PairMerger Merger { get; } = new();

    public IReadOnlyDictionary<string, int> Ids => _ids;

    public void AddToken(string token, int id)
    {
        if (id is < 0 or >= LargestId)
            throw TokenizerFile.Damaged(_path, FormattableString.Invariant($"the token {token} has the impossible id {id}"));
        if (!_ids.TryAdd(token, id))
            throw TokenizerFile.Damaged(_path, $"the token {token} occurs twice");
    }

    /// <summary>Adds the next merge; says what was expected where it is impossible, else null.</summary>
    public string? AddMerge(string left, string right)
    {
        if (!_ids.TryGetValue(left, out var leftId) || !_ids.TryGetValue(right, out var rightId))
            return $"a pair of tokens of the vocabulary, found '{left}' and '{right}'";
        if (!_ids.TryGetValue(left + right, out var id))
            return $"a pair whose join is in the vocabulary, found '{left}' and '{right}'";
        Merger.Add(leftId, rightId, _ranks++, id);
        _made.Add(id);
        return null;
    }

    /// <summary>Tokens in angle brackets that no merge makes: the special tokens of files that do not list them.</summary>
    public IEnumerable<AddedToken> SpecialTokens() => _ids
        .Where(entry => entry.Key is ['<', _, .., '>'] && !_made.Contains(entry.Value))
        .OrderBy(entry => entry.Value)
        .Select(entry => new AddedToken(entry.Key, entry.Value, StripLeft: entry.Key == "<mask>"));

    public ByteLevelTokenizer Build(ByteLevelSettings settings)
    {
        var bytes = new byte[]?[_ids.Values.DefaultIfEmpty(-1).Max() + 1];
        foreach (var (token, id) in _ids)
            bytes[id] = ByteAlphabet.Read(token) ?? (settings.Added.Any(added => added.Id == id)
                ? null
                : throw TokenizerFile.Damaged(_path, $"the token {token} holds a character that stands for no byte"));
        var byteIds = new int[256];
        for (var value = 0; value < 256; value++)
        {
            var character = ByteAlphabet.CharacterOf((byte)value);
            byteIds[value] = _ids.GetValueOrDefault(character.ToString(), -1);
            // GPT-NeoX has no tokens for the bytes that UTF-8 never uses.
            if (byteIds[value] < 0 && value is not (0xC0 or 0xC1 or >= 0xF5))
                throw TokenizerFile.Damaged(_path, FormattableString.Invariant($"it has no token '{character}' for the byte 0x{value:X2}"));
        }

        return new ByteLevelTokenizer(bytes, byteIds, Merger, settings);
    }
}
