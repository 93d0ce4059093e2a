using System.Diagnostics;
using System.Text;
using Replication.Data.Tokenizers;

namespace Replication.Tests.Data.Tokenizers;

public sealed class SentencePieceTokenizerTests
{
    private static readonly (string, float, int)[] Unigram =
        [("<unk>", 0, 2), ("<s>", 0, 3), ("</s>", 0, 3), ("▁", -3, 1), ("a", -4, 1), ("b", -4, 1), ("ab", -5, 1), ("▁ab", -9, 1), ("<sep>", 0, 4)];

    private static readonly (string, float, int)[] Merges =
        [("<unk>", 0, 2), ("<s>", 0, 3), ("</s>", 0, 3), ("ab", 0, 1), ("bc", -1, 1), ("▁a", -2, 1), ("abc", -3, 1), ("▁", -4, 1), ("a", -5, 1), ("b", -6, 1), ("c", -7, 1)];

    private string _path = "";

    [SetUp]
    public void MakePath() => _path = Path.GetTempFileName();

    [TearDown]
    public void Remove() => File.Delete(_path);

    // By hand: "▁"+"ab" scores -8 against -9 for "▁ab" and -11 for the letters.
    [TestCase("ab", 3, 6)]
    [TestCase("  ab   ab ", 3, 6, 3, 6)]
    [TestCase("aéüb", 3, 4, 0, 5)]
    [TestCase("a<sep>b", 3, 4, 8, 5)]
    [TestCase("<s>", 3, 0)]
    [TestCase("")]
    [TestCase("   ")]
    public void Unigram_takes_the_most_probable_pieces(string text, params int[] expected) =>
        Assert.That(Open(bpe: false, byteFallback: false, Unigram).EncodeToIds(text), Is.EqualTo(expected));

    // "ab" has the best score, so "▁a" and "bc" never form; then "ab"+"c".
    [TestCase("abc", 7, 6)]
    [TestCase("bc", 7, 4)]
    [TestCase("a", 5)]
    [TestCase("aé", 5, 0)]
    public void Merges_go_by_score(string text, params int[] expected) =>
        Assert.That(Open(bpe: true, byteFallback: false, Merges).EncodeToIds(text), Is.EqualTo(expected));

    [TestCase(false)]
    [TestCase(true)]
    public void With_byte_fallback_any_single_spaced_text_comes_back(bool bpe)
    {
        var tokenizer = Open(bpe, byteFallback: true, bpe ? Merges : Unigram);
        foreach (var text in AdversarialTexts.All)
        {
            // Extra spaces are dropped by such a model, and its sign for a space is read as one.
            var spaced = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Assert.That(tokenizer.Decode(tokenizer.EncodeToIds(text)), Is.EqualTo(spaced));
        }

        Assert.That(tokenizer.Decode(tokenizer.EncodeToIds("a\uD800b")), Is.EqualTo("a\uFFFDb"));
    }

    [Test]
    public void A_character_without_a_piece_becomes_its_bytes() =>
        Assert.That(Open(bpe: true, byteFallback: true, Merges).EncodeToIds("aé"), Is.EqualTo(new[] { 5, 11 + 0xC3, 11 + 0xA9 }));

    [Test]
    public void A_megabyte_without_spaces_takes_seconds_at_most([Values] bool bpe, [Values("a", "ab", "é", "<sep>")] string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        var tokenizer = Open(bpe, byteFallback: true, bpe ? Merges : Unigram);
        var watch = Stopwatch.StartNew();
        var ids = tokenizer.EncodeToIds(text);

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
        Assert.That(tokenizer.Decode(ids), Is.EqualTo(text));
    }

    [Test]
    public void A_truncated_model_is_refused_at_every_length()
    {
        var bytes = SentencePieceBytes.Model(bpe: false, byteFallback: false, Unigram);
        var refused = 0;
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(_path, bytes[..length]);
            try
            {
                SentencePieceTokenizer.Create(_path);
            }
            catch (InvalidDataException error)
            {
                Assert.That(error.Message, Does.Contain(_path));
                refused++;
            }
        }

        // A cut between two pieces leaves a whole, shorter model, which nothing tells from a full one.
        Assert.That(refused, Is.EqualTo(bytes.Length - Unigram.Length));
    }

    [Test]
    public void A_file_of_llama2c_is_read_with_its_spaces_and_bytes()
    {
        File.WriteAllBytes(_path, Llama2c());
        var tokenizer = SentencePieceTokenizer.CreateLlama2c(_path);

        Assert.That(tokenizer.EncodeToIds("hi"), Is.EqualTo(new[] { 262 }));
        Assert.That(tokenizer.EncodeToIds("h\n"), Is.EqualTo(new[] { 259, 260, 3 + 10 }));
        Assert.That(tokenizer.Decode([1, 262, 13]), Is.EqualTo("hi\n"));
        Assert.That(tokenizer.BuildInputsWithSpecialTokens([262]), Is.EqualTo(new[] { 1, 262 }));
    }

    [Test]
    public void A_truncated_file_of_llama2c_is_refused_with_the_offset()
    {
        File.WriteAllBytes(_path, Llama2c()[..^1]);

        Assert.That(() => SentencePieceTokenizer.CreateLlama2c(_path), Throws.TypeOf<InvalidDataException>().With.Message.Contains("a score, a length and a token"));
    }

    private SentencePieceTokenizer Open(bool bpe, bool byteFallback, (string, float, int)[] pieces)
    {
        File.WriteAllBytes(_path, SentencePieceBytes.Model(bpe, byteFallback, pieces));
        return SentencePieceTokenizer.Create(_path);
    }

    private static byte[] Llama2c()
    {
        string[] tokens = ["<unk>", "\n<s>\n", "\n</s>\n", .. Enumerable.Range(0, 256).Select(value => $"<0x{value:X2}>"), " ", "h", "i", " hi", "hi"];
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(6);
        for (var id = 0; id < tokens.Length; id++)
        {
            writer.Write(id == 263 ? 1f : 0f);
            var bytes = Encoding.UTF8.GetBytes(tokens[id]);
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }

        return stream.ToArray();
    }
}
