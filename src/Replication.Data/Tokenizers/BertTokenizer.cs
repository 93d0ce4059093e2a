using System.Text;

namespace Replication.Data.Tokenizers;

/// <summary>
/// BERT's WordPiece (Devlin et al. 2019): clean, put spaces round ideographs, strip accents and lower-case where the
/// vocabulary is uncased, cut at white space and punctuation, then take the longest known piece from the left.
/// </summary>
public sealed class BertTokenizer : Tokenizer
{
    /// <summary>Longer words, in characters, are unknown.</summary>
    public const int LongestWord = 100;

    private static readonly string[] Specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
    private readonly string[] _tokens;
    private readonly Dictionary<string, int> _starts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _continuations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _start;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _continuation;
    private readonly AddedTokenFinder _finder;
    private readonly int _unknown;
    private readonly SequenceTemplate _template;

    internal BertTokenizer(string[] tokens, bool lowerCase, string path)
    {
        (_tokens, LowerCase) = (tokens, lowerCase);
        for (var id = 0; id < tokens.Length; id++)
        {
            if (tokens[id].StartsWith("##", StringComparison.Ordinal) && tokens[id].Length > 2)
                _continuations[tokens[id][2..]] = id;
            _starts[tokens[id]] = id;
        }

        _start = _starts.GetAlternateLookup<ReadOnlySpan<char>>();
        _continuation = _continuations.GetAlternateLookup<ReadOnlySpan<char>>();
        SpecialTokens = Specials.Where(_starts.ContainsKey).ToDictionary(token => token, token => _starts[token], StringComparer.Ordinal);
        _finder = new AddedTokenFinder(SpecialTokens.Select(token => new AddedToken(token.Key, token.Value)));
        _unknown = Special("[UNK]");
        _template = new SequenceTemplate([Special("[CLS]")], [Special("[SEP]")], [Special("[SEP]")]);

        int Special(string token) => SpecialTokens.TryGetValue(token, out var id) ? id : throw TokenizerFile.Damaged(path, $"it has no token {token}");
    }

    /// <summary>Whether text is lower-cased and its accents are stripped.</summary>
    public bool LowerCase { get; }

    public override int VocabularySize => _tokens.Length;

    public override IReadOnlyDictionary<string, int> SpecialTokens { get; }

    /// <summary>Reads vocab.txt: a token a line, its id the number of lines before it.</summary>
    /// <param name="path">The vocabulary.</param>
    /// <param name="lowerCase">Null: lower-case where no word of the vocabulary has a capital A to Z.</param>
    /// <exception cref="InvalidDataException">The file is missing or damaged; file and line are named.</exception>
    public static BertTokenizer Create(string path, bool? lowerCase = null)
    {
        var lines = TokenizerFile.Lines(path);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].Length == 0 || !seen.Add(lines[at]))
                throw TokenizerFile.Damaged(path, at + 1, "a token that no earlier line holds");
        }

        return new BertTokenizer(lines, lowerCase ?? !lines.Any(token => token[0] != '[' && token.Any(char.IsAsciiLetterUpper)), path);
    }

    /// <inheritdoc/>
    /// <remarks>Control characters, U+FFFD and lone surrogates are dropped.</remarks>
    public override IReadOnlyList<int> EncodeToIds(string text)
    {
        var ids = new List<int>();
        foreach (var (stretch, special) in _finder.Split(text))
        {
            if (special is { } id)
                ids.Add(id);
            else
                foreach (var word in BertText.Words(text[stretch], LowerCase))
                    Encode(word, ids);
        }

        return ids;
    }

    /// <inheritdoc/>
    /// <remarks>Words are joined by single spaces, also before punctuation: WordPiece does not keep white space.</remarks>
    public override string Decode(IEnumerable<int> ids)
    {
        var text = new StringBuilder();
        foreach (var id in ids)
        {
            var token = (uint)id < (uint)_tokens.Length ? _tokens[id] : throw UnknownId(id);
            if (token.StartsWith("##", StringComparison.Ordinal) && token.Length > 2 && text.Length > 0)
                text.Append(token, 2, token.Length - 2);
            else
                text.Append(text.Length > 0 ? " " : "").Append(token);
        }

        return text.ToString();
    }

    public override IReadOnlyList<int> BuildInputsWithSpecialTokens(IEnumerable<int> first, IEnumerable<int>? second = null) => _template.Apply(first, second);

    private void Encode(string word, List<int> ids)
    {
        var before = ids.Count;
        var known = word.Length <= LongestWord || word.EnumerateRunes().Count() <= LongestWord;
        for (int start = 0, end; known && start < word.Length; start = end)
        {
            var lookup = start == 0 ? _start : _continuation;
            var id = 0;
            for (end = word.Length; end > start && !lookup.TryGetValue(word.AsSpan(start, end - start), out id);)
                end--;
            known = end > start;
            ids.Add(id);
        }

        if (known)
            return;
        ids.RemoveRange(before, ids.Count - before);
        ids.Add(_unknown);
    }
}
