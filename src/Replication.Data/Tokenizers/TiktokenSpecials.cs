namespace Replication.Data.Tokenizers;

/// <summary>Special tokens of the published tiktoken vocabularies, which their files do not hold.</summary>
internal static class TiktokenSpecials
{
    public static IReadOnlyDictionary<string, int> Of(string fileName) => Path.GetFileNameWithoutExtension(fileName) switch
    {
        "gpt2" or "r50k_base" or "p50k_base" => new Dictionary<string, int> { ["<|endoftext|>"] = 50256 },
        "cl100k_base" => new Dictionary<string, int>
        {
            ["<|endoftext|>"] = 100257,
            ["<|fim_prefix|>"] = 100258,
            ["<|fim_middle|>"] = 100259,
            ["<|fim_suffix|>"] = 100260,
            ["<|endofprompt|>"] = 100276,
        },
        _ => new Dictionary<string, int>(),
    };
}
