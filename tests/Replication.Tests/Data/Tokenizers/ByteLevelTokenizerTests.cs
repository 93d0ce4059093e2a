using System.Diagnostics;
using Replication.Data.Tokenizers;
using Replication.Random;

namespace Replication.Tests.Data.Tokenizers;

public sealed class ByteLevelTokenizerTests
{
    private SmallVocabulary _files = null!;
    private ByteLevelTokenizer _tokenizer = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _files = new SmallVocabulary();
        _tokenizer = _files.Open();
    }

    [OneTimeTearDown]
    public void Remove() => _files.Dispose();

    [TestCaseSource(typeof(AdversarialTexts), nameof(AdversarialTexts.All))]
    public void Any_text_comes_back_unchanged(string text)
    {
        var ids = _tokenizer.EncodeToIds(text);

        Assert.That(_tokenizer.Decode(ids), Is.EqualTo(text));
        Assert.That(_tokenizer.CountTokens(text), Is.EqualTo(ids.Count));
    }

    [TestCase("a\uD800b")]
    [TestCase("\uDC00")]
    [TestCase("\uDC00\uD800")]
    public void A_lone_surrogate_is_read_as_the_replacement_character(string text)
    {
        var replaced = text.Replace('\uD800', '\uFFFD').Replace('\uDC00', '\uFFFD');

        Assert.That(_tokenizer.EncodeToIds(text), Is.EqualTo(_tokenizer.EncodeToIds(replaced)));
    }

    [Test]
    public void Merges_give_the_ids_of_the_textbook_procedure()
    {
        var ranks = File.ReadLines(_files.MergesPath).Skip(1).Select((line, rank) => (line, rank)).ToDictionary(entry => entry.line, entry => entry.rank);
        foreach (var word in "the their another preposition walked xyzzy thethethe aaaaaaa".Split(' '))
        {
            List<string> symbols = [.. word.Select(letter => letter.ToString())];
            while (true)
            {
                var best = Enumerable.Range(0, Math.Max(0, symbols.Count - 1)).Where(at => ranks.ContainsKey($"{symbols[at]} {symbols[at + 1]}"))
                    .OrderBy(at => ranks[$"{symbols[at]} {symbols[at + 1]}"]).Select(at => (int?)at).FirstOrDefault();
                if (best is not { } at)
                    break;
                symbols[at] += symbols[at + 1];
                symbols.RemoveAt(at + 1);
            }

            Assert.That(_tokenizer.EncodeToIds(word).Select(id => _files.Tokens[id]), Is.EqualTo(symbols), word);
        }
    }

    [Test]
    public void A_special_token_in_the_text_is_one_id()
    {
        var ids = _tokenizer.EncodeToIds("a<|endoftext|>b");

        Assert.That(ids, Is.EqualTo(new[] { (int)'a', 256, 'b' }));
        Assert.That(_tokenizer.SpecialTokens, Does.ContainKey("<|endoftext|>").WithValue(256));
    }

    [TestCase("x")]
    [TestCase(" ")]
    [TestCase("the")]
    [TestCase("漢")]
    [TestCase("!?")]
    public void A_megabyte_without_a_break_takes_seconds_at_most(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        var watch = Stopwatch.StartNew();
        var ids = _tokenizer.EncodeToIds(text);

        // A quadratic merge would take hours.
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
        Assert.That(_tokenizer.Decode(ids), Is.EqualTo(text));
    }

    [Test]
    public void Random_text_of_all_planes_comes_back_unchanged()
    {
        var random = RandomStream.For("byte-level tokenizer", "all planes");
        for (var round = 0; round < 200; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 100).Select(_ => random.NextInt32(random.NextInt32(2) == 0 ? 0x80 : 0x110000))
                .Where(code => code is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32));

            Assert.That(_tokenizer.Decode(_tokenizer.EncodeToIds(text)), Is.EqualTo(text));
        }
    }

    [Test]
    public void An_id_beyond_the_vocabulary_is_refused() =>
        Assert.That(() => _tokenizer.Decode([557]), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("no token 557"));
}
