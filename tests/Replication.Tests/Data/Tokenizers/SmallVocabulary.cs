using System.Text;
using System.Text.Json;
using Replication.Data;
using Replication.Data.Tokenizers;

namespace Replication.Tests.Data.Tokenizers;

/// <summary>GPT-2's two files over three hundred merges learned from the embedded language, in a folder of their own.</summary>
internal sealed class SmallVocabulary : IDisposable
{
    private static readonly Lazy<LearnedTokenizer> Learned = new(() => LearnedTokenizer.Learn(EmbeddedLanguage.Corpus(Domain.Base, "tokenizers", 60_000), 557));

    public SmallVocabulary()
    {
        Folder = Directory.CreateTempSubdirectory("tokenizer-").FullName;
        var tokens = new List<string>();
        for (var value = 0; value < 256; value++)
            tokens.Add(ByteCharacter(value));
        tokens.Add("<|endoftext|>");
        var merges = new StringBuilder("#version: 0.2\n");
        foreach (var (left, right) in Learned.Value.Merges)
        {
            merges.Append(tokens[left]).Append(' ').Append(tokens[right]).Append('\n');
            tokens.Add(tokens[left] + tokens[right]);
        }

        Tokens = tokens;
        File.WriteAllText(VocabularyPath, JsonSerializer.Serialize(tokens.Select((token, id) => (token, id)).ToDictionary(entry => entry.token, entry => entry.id)));
        File.WriteAllText(MergesPath, merges.ToString());
    }

    public string Folder { get; }

    public IReadOnlyList<string> Tokens { get; }

    public string VocabularyPath => Path.Combine(Folder, "vocab.json");

    public string MergesPath => Path.Combine(Folder, "merges.txt");

    public ByteLevelTokenizer Open() => ByteLevelTokenizer.Create(VocabularyPath, MergesPath);

    /// <summary>The same as tokenizer.json, with parts of its own.</summary>
    public Tokenizer OpenJson(string normalizer = "null", string preTokenizer = """{"type": "ByteLevel", "add_prefix_space": false}""", string added = "[]", string postProcessor = "null", bool ignoreMerges = false)
    {
        var merges = File.ReadLines(MergesPath).Skip(1).Select(line => JsonSerializer.Serialize(line));
        var path = Path.Combine(Folder, "tokenizer.json");
        File.WriteAllText(path, $$"""
            {"added_tokens": {{added}}, "normalizer": {{normalizer}}, "pre_tokenizer": {{preTokenizer}}, "post_processor": {{postProcessor}},
             "model": {"type": "BPE", "ignore_merges": {{(ignoreMerges ? "true" : "false")}}, "vocab": {{File.ReadAllText(VocabularyPath)}}, "merges": [{{string.Join(',', merges)}}] } }
            """);
        return Tokenizer.Open(path);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // Written out here again, so that the tokenizer's own table is tested by it.
    private static string ByteCharacter(int value)
    {
        if (value is (>= 33 and <= 126) or (>= 161 and <= 172) or (>= 174 and <= 255))
            return ((char)value).ToString();
        var further = value <= 32 ? value : value <= 160 ? value - 127 + 33 : 67;
        return ((char)(256 + further)).ToString();
    }
}
