using System.Text.Json;
using Replication.Data.Tokenizers;

namespace Replication.Tests.Data.Tokenizers;

public sealed class TokenizerJsonTests
{
    // As Llama 3's tokenizer.json writes it.
    private const string Llama3Split = """
        {"type": "Sequence", "pretokenizers": [
          {"type": "Split", "pattern": {"Regex": "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"}, "behavior": "Isolated", "invert": false},
          {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": false}]}
        """;

    private SmallVocabulary _files = null!;

    [OneTimeSetUp]
    public void Write() => _files = new SmallVocabulary();

    [OneTimeTearDown]
    public void Remove() => _files.Dispose();

    [Test]
    public void The_file_gives_the_ids_of_vocabulary_and_merges()
    {
        var tokenizer = _files.OpenJson();

        foreach (var text in AdversarialTexts.All.Append("the preposition of the sentence"))
            Assert.That(tokenizer.EncodeToIds(text), Is.EqualTo(_files.Open().EncodeToIds(text)), text);
    }

    [TestCaseSource(typeof(AdversarialTexts), nameof(AdversarialTexts.All))]
    public void With_the_split_of_Llama_3_any_text_comes_back_unchanged(string text)
    {
        var tokenizer = _files.OpenJson(preTokenizer: Llama3Split, ignoreMerges: true);

        Assert.That(tokenizer.Decode(tokenizer.EncodeToIds(text)), Is.EqualTo(text));
    }

    [TestCase(false, "1 2 34")]
    [TestCase(true, "1 2 3 4")]
    public void The_split_of_Llama_3_takes_three_digits_at_a_time(bool llama3, string pieces)
    {
        _ = llama3 ? _files.OpenJson(preTokenizer: Llama3Split) : _files.OpenJson();
        var path = Path.Combine(_files.Folder, "tokenizer.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"vocab\": {", "\"vocab\": {\"34\": 600, ").Replace("\"merges\": [", "\"merges\": [\"3 4\", "));
        var tokenizer = Tokenizer.Open(path);

        Assert.That(string.Join(' ', tokenizer.EncodeToIds("1234").Select(id => tokenizer.Decode([id]))), Is.EqualTo(pieces));
    }

    [Test]
    public void A_prefix_space_is_put_where_the_file_asks_for_it()
    {
        var plain = _files.OpenJson();
        var spaced = _files.OpenJson(preTokenizer: """{"type": "ByteLevel", "add_prefix_space": true}""");

        Assert.That(spaced.EncodeToIds("the"), Is.EqualTo(plain.EncodeToIds(" the")));
        Assert.That(spaced.EncodeToIds(" the"), Is.EqualTo(plain.EncodeToIds(" the")));
    }

    [TestCase("""{"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 0]}""", "0 9 2", "0 9 2 2 8 2")]
    [TestCase("""{"type": "BertProcessing", "sep": ["[SEP]", 2], "cls": ["[CLS]", 0]}""", "0 9 2", "0 9 2 8 2")]
    [TestCase("""{"type": "ByteLevel"}""", "9", "9 8")]
    [TestCase("""
        {"type": "Sequence", "processors": [{"type": "ByteLevel"}, {"type": "TemplateProcessing",
          "single": [{"SpecialToken": {"id": "<b>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
          "pair": [{"SpecialToken": {"id": "<b>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "<b>", "type_id": 1}}, {"Sequence": {"id": "B", "type_id": 1}}],
          "special_tokens": {"<b>": {"id": "<b>", "ids": [7], "tokens": ["<b>"]}}}]}
        """, "7 9", "7 9 7 8")]
    public void The_post_processor_says_what_stands_around_a_text(string postProcessor, string single, string pair)
    {
        var tokenizer = _files.OpenJson(postProcessor: postProcessor);

        Assert.That(string.Join(' ', tokenizer.BuildInputsWithSpecialTokens([9])), Is.EqualTo(single));
        Assert.That(string.Join(' ', tokenizer.BuildInputsWithSpecialTokens([9], [8])), Is.EqualTo(pair));
    }

    [TestCase("""{"<s>": 600, "</s>": 601, "<mask>": 602, """, "600 9 601")]
    [TestCase("""{"<s>": 600, "</s>": 601, """, "601 9")]
    [TestCase("{", "9")]
    public void RoBERTa_is_known_by_its_mask_and_OPT_by_having_none(string start, string expected)
    {
        using var files = new SmallVocabulary();
        File.WriteAllText(files.VocabularyPath, start + File.ReadAllText(files.VocabularyPath)[1..]);
        var tokenizer = files.Open();

        Assert.That(string.Join(' ', tokenizer.BuildInputsWithSpecialTokens([9])), Is.EqualTo(expected));
    }

    [Test]
    public void A_BPE_of_Llama_2_falls_back_to_bytes()
    {
        var vocabulary = new[] { "<unk>", "<s>", "</s>" }.Concat(Enumerable.Range(0, 256).Select(value => $"<0x{value:X2}>")).Concat(["▁", "a", "b", "ab", "▁ab"])
            .Select((token, id) => (token, id)).ToDictionary(entry => entry.token, entry => entry.id);
        var path = Path.Combine(_files.Folder, "llama2.json");
        File.WriteAllText(path, $$"""
            {"added_tokens": [{"id": 1, "content": "<s>", "special": true, "normalized": false}],
             "normalizer": {"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": "▁"}, {"type": "Replace", "pattern": {"String": " "} , "content": "▁"}] },
             "pre_tokenizer": null, "post_processor": null,
             "model": {"type": "BPE", "unk_token": "<unk>", "fuse_unk": true, "byte_fallback": true, "vocab": {{JsonSerializer.Serialize(vocabulary)}}, "merges": ["a b", "▁ ab"]} }
            """);
        var tokenizer = Tokenizer.Open(path);

        Assert.That(tokenizer.EncodeToIds("ab  ab\né"), Is.EqualTo(new[] { 263, 259, 263, 3 + 10, 3 + 0xC3, 3 + 0xA9 }));
        Assert.That(tokenizer.Decode([263, 259, 263, 13, 0xC6, 0xAC]), Is.EqualTo("ab  ab\né"));
    }

    [Test]
    public void A_WordPiece_file_gives_the_ids_of_its_word_list()
    {
        var path = Path.Combine(_files.Folder, "bert.json");
        File.WriteAllText(path, """
            {"normalizer": {"type": "BertNormalizer", "lowercase": true}, "pre_tokenizer": {"type": "BertPreTokenizer"},
             "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100,
                       "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "low": 3, "##er": 4}}}
            """);

        Assert.That(Tokenizer.Open(path).EncodeToIds("LOWER low x"), Is.EqualTo(new[] { 3, 4, 3, 0 }));
    }
}
