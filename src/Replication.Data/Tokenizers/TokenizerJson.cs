namespace Replication.Data.Tokenizers;

/// <summary>Hugging Face's tokenizer.json: byte-level BPE, WordPiece, Unigram and SentencePiece-like BPE. What it cannot follow to the letter it refuses.</summary>
internal static class TokenizerJson
{
    private const int LargestId = 1 << 24;

    public static Tokenizer Read(string path)
    {
        using var document = TokenizerFile.Json(path);
        try
        {
            return Read(new JsonPart(document.RootElement, path, ""), path);
        }
        catch (InvalidOperationException cause)
        {
            // What the JSON reader throws for half a surrogate pair or for bytes that are not UTF-8.
            throw TokenizerFile.Damaged(path, $"it holds text that is not Unicode ({cause.Message.TrimEnd('.')})");
        }
    }

    private static Tokenizer Read(JsonPart root, string path)
    {
        var model = root["model"];
        if (model.IsNull)
            throw model.Expected("the model");
        return TypeOf(model) switch
        {
            "BPE" when IsByteLevel(root["pre_tokenizer"]) => ByteLevel(root, path),
            "BPE" => SentencePieceJson.ReadMerges(root),
            "WordPiece" => WordPiece(root, path),
            "Unigram" => SentencePieceJson.ReadUnigram(root),
            _ => throw model.Unsupported(),
        };
    }

    public static IReadOnlyList<AddedToken> Added(JsonPart root)
    {
        var added = new List<AddedToken>();
        foreach (var part in root["added_tokens"].Items())
        {
            if (part["single_word"].Flag())
                throw TokenizerFile.Unsupported(part.File, $"{part.Place} that matches whole words only");
            var token = new AddedToken(part["content"].Text, Id(part["id"]), part["lstrip"].Flag(), part["rstrip"].Flag(), part["normalized"].Flag());
            if (added.Any(other => other.Content == token.Content || other.Id == token.Id))
                throw part.Expected("a text and an id of its own");
            added.Add(token);
        }

        return added;
    }

    private static int Id(JsonPart part) => part.Integer is >= 0 and < LargestId and var id ? id : throw part.Expected("a possible id");

    // Older files leave the type out.
    private static string TypeOf(JsonPart model) => model.Type is { Length: > 0 } type ? type
        : !model["merges"].IsNull ? "BPE" : !model["unk_id"].IsNull ? "Unigram" : !model["max_input_chars_per_word"].IsNull ? "WordPiece" : "";

    private static bool IsByteLevel(JsonPart part) =>
        !part.IsNull && (part.Type == "ByteLevel" || (part.Type == "Sequence" && part["pretokenizers"].Items().Any(IsByteLevel)));

    private static ByteLevelTokenizer ByteLevel(JsonPart root, string path)
    {
        var model = root["model"];
        RefuseText(model["continuing_subword_prefix"]);
        RefuseText(model["end_of_word_suffix"]);
        var vocabulary = new ByteLevelVocabulary(path);
        foreach (var (token, id) in model["vocab"].Entries())
            vocabulary.AddToken(token, id.Integer);
        foreach (var merge in model["merges"].Items())
        {
            var (left, right) = Pair(merge);
            if (vocabulary.AddMerge(left, right) is { } expected)
                throw merge.Expected(expected);
        }

        return vocabulary.Build(PreTokenizerJson.Settings(root["pre_tokenizer"]) with
        {
            Compose = Composes(root["normalizer"]),
            WholePieces = model["ignore_merges"].Flag(),
            Added = Added(root),
            Template = PostProcessorJson.Template(root["post_processor"]),
        });
    }

    /// <summary>A merge: "left right", or the two in a list.</summary>
    public static (string Left, string Right) Pair(JsonPart merge)
    {
        string[] parts = merge.Element.ValueKind == System.Text.Json.JsonValueKind.Array ? [.. merge.Items().Select(part => part.Text)] : merge.Text.Split(' ');
        return parts is [{ Length: > 0 } left, { Length: > 0 } right] ? (left, right) : throw merge.Expected("a pair of tokens");
    }

    private static bool Composes(JsonPart normalizer) => !normalizer.IsNull && (normalizer.Type == "NFC" ? true : throw normalizer.Unsupported());

    private static BertTokenizer WordPiece(JsonPart root, string path)
    {
        var normalizer = root["normalizer"];
        if (normalizer.Type != "BertNormalizer")
            throw normalizer.Unsupported();
        var lowerCase = normalizer["lowercase"].Flag(missing: true);
        if (normalizer["strip_accents"].Flag(missing: lowerCase) != lowerCase || !normalizer["clean_text"].Flag(missing: true) || !normalizer["handle_chinese_chars"].Flag(missing: true))
            throw TokenizerFile.Unsupported(path, "a BertNormalizer other than that of the cased and uncased models");
        var tokens = new SortedDictionary<int, string>();
        foreach (var (token, id) in root["model"]["vocab"].Entries())
        {
            if (!tokens.TryAdd(id.Integer, token))
                throw id.Expected("an id of its own");
        }

        if (tokens.Count == 0 || tokens.First().Key != 0 || tokens.Last().Key != tokens.Count - 1)
            throw root["model"]["vocab"].Expected("ids from 0 without a gap");
        return new BertTokenizer([.. tokens.Values], lowerCase, path);
    }

    private static void RefuseText(JsonPart part)
    {
        if (!part.IsNull && part.Text.Length > 0)
            throw TokenizerFile.Unsupported(part.File, $"{part.Place} '{part.Text}'");
    }
}
