using System.Globalization;
using System.Text;

namespace Replication.Data.Tokenizers;

/// <summary>SentencePiece (Kudo and Richardson 2018): unigram and BPE, with byte fallback where the model has it. T5, ALBERT, Llama 1 and 2, llama2.c.</summary>
public sealed class SentencePieceTokenizer : Tokenizer
{
    private readonly SentencePieceModel _model;
    private readonly SentencePieceNormalizer _normalizer;
    private readonly Func<string, List<(int End, int Id)>> _segment;
    private readonly AddedTokenFinder _finder;
    private readonly int[]? _byteIds;
    private readonly Dictionary<int, byte> _bytes = [];
    private readonly Dictionary<int, string> _added;

    internal SentencePieceTokenizer(SentencePieceModel model, string path)
    {
        _model = model;
        var userDefined = new PieceTrie();
        for (var id = 0; id < model.Pieces.Count; id++)
        {
            var (text, type) = (model.Pieces[id].Text, model.Pieces[id].Type);
            if (type == SentencePieceType.UserDefined)
                userDefined.Add(text, id);
            if (type == SentencePieceType.Byte)
                _bytes[id] = ByteOf(text) ?? throw TokenizerFile.Damaged(path, FormattableString.Invariant($"the piece {id} should be a byte such as <0x0A>, found '{text}'"));
        }

        if ((uint)model.UnknownId >= (uint)model.Pieces.Count)
            throw TokenizerFile.Damaged(path, FormattableString.Invariant($"its unknown token {model.UnknownId} is not among its {model.Pieces.Count} pieces"));
        _normalizer = new SentencePieceNormalizer(model, userDefined);
        _segment = model.MergesPairs ? new MergeSegmenter(model, userDefined).Segment : new UnigramSegmenter(model).Segment;
        _finder = new AddedTokenFinder(model.Added);
        _added = model.Added.ToDictionary(token => token.Id, token => token.Content);
        if (model.ByteFallback)
        {
            var byValue = _bytes.GroupBy(entry => entry.Value).ToDictionary(group => group.Key, group => group.Min(entry => entry.Key));
            if (byValue.Count != 256)
                throw TokenizerFile.Damaged(path, FormattableString.Invariant($"byte fallback needs 256 byte pieces and it has {byValue.Count}"));
            _byteIds = [.. Enumerable.Range(0, 256).Select(value => byValue[(byte)value])];
        }

        VocabularySize = Math.Max(model.Pieces.Count, model.Added.Select(token => token.Id + 1).DefaultIfEmpty(0).Max());
        SpecialTokens = model.Pieces.Select((piece, id) => (piece, id))
            .Where(entry => entry.piece.Type is SentencePieceType.Control or SentencePieceType.Unknown).Select(entry => (entry.piece.Text, entry.id))
            .Concat(model.Added.Select(token => (Text: token.Content, id: token.Id)))
            .GroupBy(entry => entry.Text, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().id, StringComparer.Ordinal);
    }

    public override int VocabularySize { get; }

    public override IReadOnlyDictionary<string, int> SpecialTokens { get; }

    /// <summary>Reads a SentencePiece model (protobuf, *.model).</summary>
    /// <exception cref="InvalidDataException">The file is missing, damaged or of a form that is not supported.</exception>
    public static SentencePieceTokenizer Create(string path) => new(SentencePieceFile.Read(path), path);

    /// <summary>Reads a tokenizer of llama2.c (*.bin): the longest token's length, then score, length and bytes of each token.</summary>
    /// <exception cref="InvalidDataException">The file is missing or damaged; the offset is named.</exception>
    public static SentencePieceTokenizer CreateLlama2c(string path) => new(Llama2cFile.Read(path), path);

    /// <inheritdoc/>
    /// <remarks>Neighbouring unknown characters share one unknown token.</remarks>
    public override IReadOnlyList<int> EncodeToIds(string text)
    {
        var ids = new List<int>();
        foreach (var (stretch, special) in _finder.Split(text))
        {
            if (special is { } id)
                ids.Add(id);
            else
                Encode(_normalizer.Normalize(text[stretch]), ids);
        }

        return ids;
    }

    public override string Decode(IEnumerable<int> ids)
    {
        var bytes = new List<byte>();
        foreach (var id in ids)
        {
            if (_bytes.TryGetValue(id, out var value))
                bytes.Add(value);
            else
                bytes.AddRange(Encoding.UTF8.GetBytes(TextOf(id)));
        }

        var text = Encoding.UTF8.GetString([.. bytes]);
        return _model.AddDummyPrefix && text.StartsWith(' ') ? text[1..] : text;
    }

    public override IReadOnlyList<int> BuildInputsWithSpecialTokens(IEnumerable<int> first, IEnumerable<int>? second = null) => _model.Template.Apply(first, second);

    internal static byte? ByteOf(string text) => text is ['<', '0', 'x', _, _, '>']
        && byte.TryParse(text.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    private void Encode(string normal, List<int> ids)
    {
        var start = 0;
        var afterUnknown = false;
        foreach (var (end, id) in _segment(normal))
        {
            var unknown = id < 0;
            if (!unknown)
                ids.Add(id);
            else if (_byteIds is not null)
                ids.AddRange(Encoding.UTF8.GetBytes(normal[start..end]).Select(value => _byteIds[value]));
            else if (!afterUnknown)
                ids.Add(_model.UnknownId);
            (start, afterUnknown) = (end, unknown);
        }
    }

    private string TextOf(int id)
    {
        if (_added.TryGetValue(id, out var added))
            return added;
        if ((uint)id >= (uint)_model.Pieces.Count)
            throw UnknownId(id);
        return _model.Pieces[id].Type switch
        {
            SentencePieceType.Control => "",
            SentencePieceType.Unknown => _model.UnknownText,
            _ => _model.Pieces[id].Text.Replace(SentencePieceNormalizer.Space, ' '),
        };
    }
}
