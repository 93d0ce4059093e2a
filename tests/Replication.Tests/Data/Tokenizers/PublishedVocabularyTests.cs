using System.Text.Json;
using Replication.Data.Tokenizers;
using Replication.Tests.Data.Corpora;

namespace Replication.Tests.Data.Tokenizers;

/// <summary>Published vocabularies against published ids; ignored where the folder of corpora is missing.</summary>
public sealed class PublishedVocabularyTests
{
    [TestCase("tok_gpt2/vocab.json", "tok_gpt2/golden_tokens_gpt2.json", 11_378)]
    [TestCase("tok_gpt2/gpt2.tiktoken", "tok_gpt2/golden_tokens_gpt2.json", 11_378)]
    [TestCase("tok_tiktoken/r50k_base.tiktoken", "tok_gpt2/golden_tokens_gpt2.json", 11_378)]
    [TestCase("tok_tiktoken/p50k_base.tiktoken", "tok_tiktoken/golden_tokens_p50k_base.json", 7_230)]
    public void A_source_file_gives_the_published_ids(string vocabulary, string golden, int count)
    {
        var text = File.ReadAllText(LocalData.Path("tok_gpt2", "golden_input_lib.rs.txt"));
        var expected = JsonSerializer.Deserialize<int[]>(File.ReadAllText(LocalData.Path(golden.Split('/'))))!;
        var tokenizer = Tokenizer.Create(LocalData.Path(vocabulary.Split('/')));
        var ids = tokenizer.EncodeToIds(text);

        Assert.That(ids, Is.EqualTo(expected));
        Assert.That(ids, Has.Count.EqualTo(count));
        Assert.That(tokenizer.Decode(ids), Is.EqualTo(text));
    }
}
