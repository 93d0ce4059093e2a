using System.Text.Json;

namespace Replication.Data.Tokenizers;

/// <summary>vocab.json with merges.txt.</summary>
internal static class ByteLevelFiles
{
    public static ByteLevelTokenizer Read(string vocabularyPath, string mergesPath)
    {
        var vocabulary = new ByteLevelVocabulary(vocabularyPath);
        using (var document = TokenizerFile.Json(vocabularyPath))
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw TokenizerFile.Damaged(vocabularyPath, "it is not an object from token to id");
            foreach (var entry in document.RootElement.EnumerateObject())
                vocabulary.AddToken(NameOf(entry, vocabularyPath), entry.Value.ValueKind == JsonValueKind.Number && entry.Value.TryGetInt32(out var id) ? id : -1);
        }

        var lines = TokenizerFile.Lines(mergesPath);
        // Only the first line may be a comment: "# #" is a merge.
        for (var at = lines is [['#', 'v', ..], ..] ? 1 : 0; at < lines.Length; at++)
        {
            if (lines[at].Length == 0)
                continue;
            var expected = lines[at].Split(' ') is [{ Length: > 0 } left, { Length: > 0 } right]
                ? vocabulary.AddMerge(left, right)
                : "two tokens and one space between them";
            if (expected is not null)
                throw TokenizerFile.Damaged(mergesPath, at + 1, expected);
        }

        AddedToken[] added = [.. vocabulary.SpecialTokens()];
        return vocabulary.Build(new ByteLevelSettings { Added = added, Template = TemplateOf(added) });
    }

    private static string NameOf(JsonProperty entry, string path)
    {
        try
        {
            return entry.Name;
        }
        catch (InvalidOperationException)
        {
            throw TokenizerFile.Damaged(path, "it holds a token that is not Unicode text");
        }
    }

    // Of the models with <s> and </s>, RoBERTa is known by its <mask>, and OPT begins a text with </s>; GPT-2 puts nothing around it.
    private static SequenceTemplate TemplateOf(AddedToken[] added)
    {
        var start = Array.Find(added, token => token.Content == "<s>");
        var end = Array.Find(added, token => token.Content == "</s>");
        if (start is null || end is null)
            return SequenceTemplate.None;
        var masks = Array.Exists(added, token => token.Content == "<mask>");
        return masks ? new SequenceTemplate([start.Id], [end.Id, end.Id], [end.Id]) : new SequenceTemplate([end.Id], [end.Id], []);
    }
}
