namespace Replication.Data.Tokenizers;

/// <summary>SentencePiece models as tokenizer.json: T5's unigram and Llama 2's BPE with byte fallback.</summary>
internal static class SentencePieceJson
{
    public static SentencePieceTokenizer ReadUnigram(JsonPart root)
    {
        var pieces = new List<SentencePiece>();
        foreach (var entry in root["model"]["vocab"].Items())
        {
            JsonPart[] parts = [.. entry.Items()];
            if (parts is not [var text, var score] || text.Text.Length == 0)
                throw entry.Expected("a piece and its score");
            pieces.Add(new SentencePiece(text.Text, (float)score.Number));
        }

        RefuseOtherSpaces(root["pre_tokenizer"]);
        var normalizer = root["normalizer"];
        if (normalizer.IsNull || normalizer.Type != "Precompiled")
            throw normalizer.Unsupported();
        return Build(root, pieces, root["model"]["unk_id"].Integer, new SentencePieceModel
        {
            Pieces = pieces,
            Characters = new CharacterMap(Base64(normalizer["precompiled_charsmap"]), root.File),
            ByteFallback = root["model"]["byte_fallback"].Flag(),
        });
    }

    public static SentencePieceTokenizer ReadMerges(JsonPart root)
    {
        var model = root["model"];
        var normalizer = root["normalizer"];
        var escapes = normalizer is { IsNull: false, Type: "Sequence" } && normalizer["normalizers"].Items().Select(step => step.Type).SequenceEqual(["Prepend", "Replace"]);
        if (!escapes || !root["pre_tokenizer"].IsNull)
            throw TokenizerFile.Unsupported(root.File, "a BPE model that is neither byte-level nor written as Llama 2's");
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (token, id) in model["vocab"].Entries())
            ids[token] = id.Integer;
        var byId = ids.ToDictionary(entry => entry.Value, entry => entry.Key);
        if (byId.Count == 0 || byId.Keys.Min() != 0 || byId.Keys.Max() != byId.Count - 1)
            throw model["vocab"].Expected("ids from 0 without a gap");
        var pieces = Enumerable.Range(0, byId.Count).Select(id => new SentencePiece(byId[id], 0)).ToList();

        var merger = new PairMerger();
        var rank = 0;
        foreach (var merge in model["merges"].Items())
        {
            var (left, right) = TokenizerJson.Pair(merge);
            if (!ids.TryGetValue(left, out var leftId) || !ids.TryGetValue(right, out var rightId) || !ids.TryGetValue(left + right, out var joined))
                throw merge.Expected("a pair of tokens whose join is in the vocabulary");
            merger.Add(leftId, rightId, rank++, joined);
        }

        return Build(root, pieces, ids.GetValueOrDefault(model["unk_token"].IsNull ? "<unk>" : model["unk_token"].Text, -1), new SentencePieceModel
        {
            Pieces = pieces,
            MergesPairs = true,
            Merger = merger,
            RemoveExtraSpaces = false,
            ByteFallback = model["byte_fallback"].Flag(),
        });
    }

    private static SentencePieceTokenizer Build(JsonPart root, List<SentencePiece> pieces, int unknown, SentencePieceModel model)
    {
        var added = TokenizerJson.Added(root);
        foreach (var token in added.Where(token => (uint)token.Id < (uint)pieces.Count))
            pieces[token.Id] = pieces[token.Id] with { Type = SentencePieceType.Control };
        for (var id = 0; model.ByteFallback && id < pieces.Count; id++)
        {
            if (SentencePieceTokenizer.ByteOf(pieces[id].Text) is not null)
                pieces[id] = pieces[id] with { Type = SentencePieceType.Byte };
        }

        if ((uint)unknown < (uint)pieces.Count)
            pieces[unknown] = pieces[unknown] with { Type = SentencePieceType.Unknown };
        return new SentencePieceTokenizer(model with { UnknownId = unknown, Added = added, Template = PostProcessorJson.Template(root["post_processor"]) }, root.File);
    }

    private static void RefuseOtherSpaces(JsonPart part)
    {
        JsonPart[] steps = part.Type == "Sequence" ? [.. part["pretokenizers"].Items()] : [part];
        var last = steps.LastOrDefault();
        if (last.IsNull || last.Type != "Metaspace" || steps.Length > 2 || (steps.Length == 2 && steps[0].Type != "WhitespaceSplit"))
            throw part.Unsupported();
    }

    private static byte[] Base64(JsonPart part)
    {
        var buffer = new byte[part.Text.Length];
        return Convert.TryFromBase64String(part.Text, buffer, out var length) ? buffer[..length] : throw part.Expected("base 64");
    }
}
