namespace Replication.Data.Tokenizers;

/// <summary>Finds which form a tokenizer has, and reads it.</summary>
internal static class TokenizerFiles
{
    private static readonly string[] Names = ["tokenizer.json", "vocab.json", "vocab.txt", "tokenizer.model", "spiece.model"];

    public static Tokenizer Open(string path)
    {
        if (!Directory.Exists(path))
            return OpenFile(path);
        foreach (var name in Names)
        {
            var file = Path.Combine(path, name);
            if (File.Exists(file))
                return OpenFile(file);
        }

        throw new InvalidDataException($"The folder {path} holds no tokenizer; expected one of {string.Join(", ", Names)}.");
    }

    private static Tokenizer OpenFile(string path)
    {
        var name = Path.GetFileName(path);
        var folder = Path.GetDirectoryName(path) ?? "";
        return (name, Path.GetExtension(path)) switch
        {
            ("vocab.json", _) => ByteLevelTokenizer.Create(path, Path.Combine(folder, "merges.txt")),
            (_, ".tiktoken") => ByteLevelTokenizer.CreateTiktoken(path, name.StartsWith("cl100k", StringComparison.Ordinal) ? SplitPattern.Cl100k : SplitPattern.Gpt2, TiktokenSpecials.Of(name)),
            (_, ".json") => TokenizerJson.Read(path),
            (_, ".txt") => BertTokenizer.Create(path),
            (_, ".model") => SentencePieceTokenizer.Create(path),
            (_, ".bin") => SentencePieceTokenizer.CreateLlama2c(path),
            _ => throw new InvalidDataException($"The file {path} is no tokenizer of a known form; expected tokenizer.json, vocab.json, vocab.txt, *.tiktoken, *.model or *.bin."),
        };
    }
}
