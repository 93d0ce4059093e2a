using Replication.Data.Tokenizers;

namespace Replication.Tests.Data.Tokenizers;

public sealed class DamagedTokenizerTests
{
    private SmallVocabulary _files = null!;

    [SetUp]
    public void Write() => _files = new SmallVocabulary();

    [TearDown]
    public void Remove() => _files.Dispose();

    [TestCase("only", "line 3: expected two tokens and one space")]
    [TestCase("a b c", "line 3: expected two tokens and one space")]
    [TestCase("漢 a", "line 3: expected a pair of tokens of the vocabulary")]
    [TestCase("q z", "line 3: expected a pair whose join is in the vocabulary")]
    public void A_bad_merge_is_named_with_its_line(string line, string message)
    {
        var lines = File.ReadAllLines(_files.MergesPath);
        lines[2] = line;
        File.WriteAllLines(_files.MergesPath, lines);

        Refused(() => _files.Open(), _files.MergesPath, message);
    }

    [TestCase("[1]", "not an object")]
    [TestCase("""{"\ud800": 1}""", "not Unicode text")]
    [TestCase("{", "not JSON at line 1")]
    [TestCase("""{"a": -1}""", "impossible id")]
    [TestCase("""{"a": 2147483647}""", "impossible id")]
    [TestCase("""{"a": "x"}""", "impossible id")]
    [TestCase("""{"a": 0, "a": 1}""", "occurs twice")]
    public void A_bad_vocabulary_is_refused(string json, string message)
    {
        File.WriteAllText(_files.VocabularyPath, json);

        Refused(() => _files.Open(), _files.VocabularyPath, message);
    }

    [TestCase("IQ== 0\nIQ", "line 2: expected a token in base 64")]
    [TestCase("IQ== 0\n!!! 1", "line 2: expected a token in base 64")]
    [TestCase("IQ== 0\nIQ== 1", "line 2: expected a new token")]
    [TestCase("IQ== 999999999", "line 1: expected a new token and a rank")]
    [TestCase("IQ== 0", "no token for the byte 0x00")]
    public void A_bad_tiktoken_file_is_named_with_its_line(string text, string message)
    {
        var path = Path.Combine(_files.Folder, "some.tiktoken");
        File.WriteAllText(path, text);

        Refused(() => Tokenizer.Open(path), path, message);
    }

    [TestCase("[UNK]\n\na", "line 2: expected a token that no earlier line holds")]
    [TestCase("[UNK]\na\na", "line 3: expected a token that no earlier line holds")]
    [TestCase("a\nb", "no token [UNK]")]
    public void A_bad_word_list_is_named_with_its_line(string text, string message)
    {
        var path = Path.Combine(_files.Folder, "vocab.txt");
        File.WriteAllText(path, text);

        Refused(() => Tokenizer.Open(path), path, message);
    }

    [TestCase("[]", "at its top an object was expected")]
    [TestCase("""{"model": {"type": "\ud800"}}""", "not Unicode")]
    [TestCase("""{"added_tokens": [{"id": -1, "content": "x"}], "normalizer": {"type": "Precompiled", "precompiled_charsmap": "BAAAAAAAAAA="}, "pre_tokenizer": {"type": "Metaspace"}, "model": {"type": "Unigram", "unk_id": 0, "vocab": [["a", 0]]}}""", "at added_tokens[0].id a possible id was expected")]
    [TestCase("""{"model": {"type": "WordPiece", "vocab": {}}, "normalizer": {"type": "BertNormalizer", "lowercase": true, "strip_accents": false}}""", "a BertNormalizer other than")]
    [TestCase("""{"added_tokens": [{"id": 1, "content": "x"}, {"id": 1, "content": "y"}], "normalizer": {"type": "Precompiled", "precompiled_charsmap": "BAAAAAAAAAA="}, "pre_tokenizer": {"type": "Metaspace"}, "model": {"type": "Unigram", "unk_id": 0, "vocab": [["a", 0]]}}""", "at added_tokens[1] a text and an id of its own")]
    [TestCase("{}", "at model the model was expected")]
    [TestCase("""{"model": []}""", "at model an object was expected")]
    [TestCase("""{"model": {"type": "Other"}}""", "model of type 'Other'")]
    [TestCase("""{"pre_tokenizer": {"type": "ByteLevel"}, "model": {"type": "BPE", "vocab": {"a": 0}, "merges": ["a"]}}""", "at model.merges[0] a pair of tokens was expected")]
    [TestCase("""{"model": {"type": "Unigram", "vocab": [["a"]]}}""", "at model.vocab[0] a piece and its score was expected")]
    [TestCase("""{"model": {"type": "WordPiece", "vocab": {}}, "normalizer": {"type": "Lowercase"}}""", "normalizer of type 'Lowercase'")]
    public void A_bad_tokenizer_json_is_named_with_the_place(string json, string message)
    {
        var path = Path.Combine(_files.Folder, "tokenizer.json");
        File.WriteAllText(path, json);

        Refused(() => Tokenizer.Open(path), path, message);
    }

    [Test]
    public void An_unknown_split_is_refused_rather_than_approximated() =>
        Assert.That(
            () => _files.OpenJson(preTokenizer: """{"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "\\d"}, "behavior": "Isolated", "invert": false}, {"type": "ByteLevel", "add_prefix_space": false, "use_regex": false}]}"""),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains(@"the split pattern \d"));

    [Test]
    public void Added_tokens_are_found_first_and_the_longest_wins()
    {
        var tokenizer = _files.OpenJson(added: """[{"id": 600, "content": "<x>", "lstrip": true}, {"id": 601, "content": "<x><y>"}, {"id": 602, "content": "  ", "normalized": true}]""");

        Assert.That(tokenizer.EncodeToIds("q  <x>  z<x><y>"), Is.EqualTo(new[] { 'q', 600, 602, 'z', 601 }));
        Assert.That(tokenizer.VocabularySize, Is.EqualTo(603));
    }

    [Test]
    public void A_missing_file_or_folder_is_named()
    {
        Refused(() => Tokenizer.Open(Path.Combine(_files.Folder, "none.model")), "none.model", "cannot be read");
        Directory.CreateDirectory(Path.Combine(_files.Folder, "empty"));
        Refused(() => Tokenizer.Open(Path.Combine(_files.Folder, "empty")), "empty", "holds no tokenizer");
    }

    [Test]
    public void A_folder_is_opened_by_what_it_holds()
    {
        Assert.That(Tokenizer.Open(_files.Folder), Is.InstanceOf<ByteLevelTokenizer>());
        File.WriteAllText(Path.Combine(_files.Folder, "tokenizer.json"), "{}");
        Refused(() => Tokenizer.Open(_files.Folder), "tokenizer.json", "the model was expected");
    }

    private static void Refused(Func<Tokenizer> open, string place, string message) =>
        Assert.That(open, Throws.TypeOf<InvalidDataException>().With.Message.Contains(place).And.Message.Contains(message).And.Message.Not.Contains("\n"));
}
