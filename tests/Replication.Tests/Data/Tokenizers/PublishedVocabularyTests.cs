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
        var tokenizer = Tokenizer.Open(LocalData.Path(vocabulary.Split('/')));
        var ids = tokenizer.EncodeToIds(text);

        Assert.That(ids, Is.EqualTo(expected));
        Assert.That(ids, Has.Count.EqualTo(count));
        Assert.That(tokenizer.Decode(ids), Is.EqualTo(text));
    }

    // Ids as the models' own documentation and the tests of transformers, tiktoken and SentencePiece's users print them.
    [TestCase("tok_gpt2/tokenizer.json", "Hello world", 15496, 995)]
    [TestCase("tok_roberta/tokenizer.json", "Hello, my dog is cute", 0, 31414, 6, 127, 2335, 16, 11962, 2)]
    [TestCase("tok_roberta/vocab.json", "Hello, my dog is cute", 0, 31414, 6, 127, 2335, 16, 11962, 2)]
    [TestCase("tok_roberta/tokenizer.json", "Paris is <mask>.", 0, 32826, 16, 50264, 4, 2)]
    [TestCase("tok_codegen_phi2/tokenizer.json", "def hello_world():", 4299, 23748, 62, 6894, 33529)]
    [TestCase("tok_codegen_phi2/tokenizer.json", "def f():\n    return", 4299, 277, 33529, 198, 50284, 7783)]
    [TestCase("tok_gptneox_pythia/20B_tokenizer.json", "Hello, my dog is cute", 12092, 13, 619, 4370, 310, 20295)]
    [TestCase("tok_tiktoken/cl100k_base.tiktoken", "hello world", 15339, 1917)]
    [TestCase("tok_tiktoken/cl100k_base.tiktoken", "tiktoken is great!", 83, 1609, 5963, 374, 2294, 0)]
    [TestCase("tok_bert/bert-base-uncased-vocab.txt", "Hello, my dog is cute", 101, 7592, 1010, 2026, 3899, 2003, 10140, 102)]
    [TestCase("tok_bert/bert-base-cased-vocab.txt", "Hello, my dog is cute", 101, 8667, 117, 1139, 3676, 1110, 10509, 102)]
    [TestCase("tok_t5_small/tokenizer.json", "translate English to German: That is good.", 13959, 1566, 12, 2968, 10, 466, 19, 207, 5, 1)]
    [TestCase("tok_t5_small/tokenizer.json", "Hello, my dog is cute", 8774, 6, 82, 1782, 19, 5295, 1)]
    [TestCase("tok_sentencepiece_fixtures/test_sentencepiece.model", "This is a test", 285, 46, 10, 170, 382)]
    [TestCase("tok_sentencepiece_fixtures/test_sentencepiece.model", "I was born in 92000, and this is falsé.", 8, 21, 84, 55, 24, 19, 7, 0, 602, 347, 347, 347, 3, 12, 66, 46, 72, 80, 6, 0, 4)]
    [TestCase("tok_sentencepiece_fixtures/test_sentencepiece_with_bytefallback.model", "This is a test", 465, 287, 265, 631, 842)]
    [TestCase("tok_sentencepiece_fixtures/test_sentencepiece_with_bytefallback.model", "I was born in 92000, and this is falsé.", 262, 272, 1525, 286, 271, 268, 60, 916, 633, 633, 633, 259, 266, 301, 287, 384, 367, 263, 198, 172, 260)]
    [TestCase("tok_sentencepiece_fixtures/spiece.model", "i was born in 92000, and this is falsé.", 31, 23, 386, 19, 561, 3050, 15, 17, 48, 25, 8256, 18, 1, 9)]
    public void A_sentence_gives_the_published_ids(string vocabulary, string text, params int[] expected)
    {
        var tokenizer = Tokenizer.Open(LocalData.Path(vocabulary.Split('/')));

        Assert.That(tokenizer.BuildInputsWithSpecialTokens(tokenizer.EncodeToIds(text)), Is.EqualTo(expected));
    }

    [TestCase("tok_gpt2/tokenizer.json")]
    [TestCase("tok_roberta/tokenizer.json")]
    [TestCase("tok_codegen_phi2/tokenizer.json")]
    [TestCase("tok_tiktoken/cl100k_base.tiktoken")]
    public void Any_text_comes_back_unchanged(string vocabulary)
    {
        var tokenizer = Tokenizer.Open(LocalData.Path(vocabulary.Split('/')));

        foreach (var text in AdversarialTexts.All)
            Assert.That(tokenizer.Decode(tokenizer.EncodeToIds(text)), Is.EqualTo(text));
    }

    [Test]
    public void Both_forms_of_a_vocabulary_give_the_same_ids([Values("tok_gpt2", "tok_roberta")] string folder)
    {
        var json = Tokenizer.Open(LocalData.Path(folder, "tokenizer.json"));
        var files = Tokenizer.Open(LocalData.Path(folder, "vocab.json"));

        foreach (var text in AdversarialTexts.All)
            Assert.That(files.EncodeToIds(text), Is.EqualTo(json.EncodeToIds(text)), text);
        Assert.That(files.VocabularySize, Is.EqualTo(json.VocabularySize));
    }

    [Test]
    public void A_story_of_the_trained_checkpoint_is_the_ids_that_it_wrote()
    {
        var tokenizer = Tokenizer.Open(LocalData.Path("ckpt_stories260K", "tok512.bin"));
        using var golden = JsonDocument.Parse(File.ReadAllText(LocalData.Path("ckpt_stories260K", "golden_greedy.json")));
        int[] ids = [.. golden.RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];
        var text = tokenizer.Decode(ids);

        Assert.That(File.ReadAllText(LocalData.Path("ckpt_stories260K", "stories260K.md")), Does.Contain(text));
        Assert.That(tokenizer.EncodeToIds(text), Is.EqualTo(ids));
        Assert.That(tokenizer.VocabularySize, Is.EqualTo(512));
    }
}
