namespace Replication.Data.Tokenizers;

/// <summary>Which split the pre_tokenizer of a byte-level tokenizer.json asks for.</summary>
internal static class PreTokenizerJson
{
    // Llama 3 and cl100k as Hugging Face writes them.
    private const string Cl100k = @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";
    private const string Gpt2 = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    public static ByteLevelSettings Settings(JsonPart part)
    {
        if (part.Type == "ByteLevel")
        {
            if (!part["use_regex"].Flag(missing: true))
                throw TokenizerFile.Unsupported(part.File, $"{part.Place} without a split");
            return new ByteLevelSettings { AddPrefixSpace = part["add_prefix_space"].Flag() };
        }

        JsonPart[] steps = [.. part["pretokenizers"].Items()];
        if (steps is not [{ Type: "Split" } split, { Type: "ByteLevel" } bytes] || bytes["use_regex"].Flag(missing: true))
            throw part.Unsupported();
        if (split["behavior"].Text != "Isolated" || split["invert"].Flag() || bytes["add_prefix_space"].Flag())
            throw split.Unsupported();
        return new ByteLevelSettings
        {
            Pattern = split["pattern"]["Regex"].Text switch
            {
                Cl100k => SplitPattern.Cl100k,
                Gpt2 => SplitPattern.Gpt2,
                var other => throw TokenizerFile.Unsupported(part.File, $"the split pattern {other}"),
            },
        };
    }
}
