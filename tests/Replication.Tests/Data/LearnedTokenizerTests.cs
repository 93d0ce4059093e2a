using System.Diagnostics;
using System.Text;
using Replication.Data;
using Replication.Random;

namespace Replication.Tests.Data;

public sealed class LearnedTokenizerTests
{
    private static readonly TextCorpus Small = TextCorpus.Of("small", ["low low low low low lower lower newest newest newest newest newest newest widest widest widest"]);

    [Test]
    public void Merges_are_learned_by_count_and_ties_go_to_the_smallest_ids()
    {
        // Counted by hand: "es" and "st" both occur 9 times, and e (101) comes before s (115); then "es"+"t" = 9.
        var tokenizer = LearnedTokenizer.Learn(Small, 259);

        Assert.That(tokenizer.Merges, Is.EqualTo(new (int, int)[] { ('e', 's'), (257, 't') }));
    }

    [Test]
    public void Overlapping_repeats_merge_from_the_left()
    {
        var tokenizer = LearnedTokenizer.Learn(TextCorpus.Of("repeats", ["aaa,aaa,aaa"]), 258);

        Assert.That(tokenizer.EncodeToIds("aaa"), Is.EqualTo(new[] { 257, 'a' }));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("  leading and trailing   ")]
    [TestCase("tabs\tand\nnew\r\n\r\n  lines\n")]
    [TestCase("👩‍👩‍👧‍👦 family and 🇩🇪 flag")]
    [TestCase("漢字と仮名、句読点。한국어 中文字符没有空格所以这一段会很长很长很长很长很长很长很长")]
    [TestCase("مرحبا بالعالم שלום עולם")]
    // Named, because a filtered test run leaves out a case whose name holds a NUL.
    [TestCase("e\u0301 combining, \u200D joiner, \u0000\u0001\u007F\u0085 controls", TestName = "Any_text_comes_back_unchanged(control characters)")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [TestCase("<|endoftext|>")]
    [TestCase("x=3.14159+2; // \"quoted\" (nested [brackets])")]
    public void Any_text_comes_back_unchanged(string text)
    {
        var tokenizer = LearnedTokenizer.Learn(Small, 280);
        var ids = tokenizer.EncodeToIds(text);

        Assert.That(tokenizer.Decode(ids), Is.EqualTo(text));
        Assert.That(tokenizer.CountTokens(text), Is.EqualTo(ids.Count));
        Assert.That(ids, Has.None.EqualTo(LearnedTokenizer.SeparatorId));
    }

    [Test]
    public void Random_text_of_all_planes_comes_back_unchanged()
    {
        var tokenizer = LearnedTokenizer.Learn(Small, 280);
        var random = RandomStream.For("tokenizer", "all planes");
        for (var round = 0; round < 200; round++)
        {
            var text = new StringBuilder();
            for (var i = 0; i < 100; i++)
            {
                var code = random.NextInt32(random.NextInt32(2) == 0 ? 0x80 : 0x110000);
                text.Append(Rune.IsValid(code) ? new Rune(code).ToString() : " ");
            }

            Assert.That(tokenizer.Decode(tokenizer.EncodeToIds(text.ToString())), Is.EqualTo(text.ToString()));
        }
    }

    [Test]
    public void A_lone_surrogate_becomes_the_replacement_character()
    {
        var tokenizer = LearnedTokenizer.Learn(Small, 280);

        Assert.That(tokenizer.Decode(tokenizer.EncodeToIds("a\uD800b")), Is.EqualTo("a\uFFFDb"));
    }

    [Test]
    public void Cutting_a_long_run_never_splits_a_character()
    {
        var bytes = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("a" + new string('漢', 100)));
        for (int start = 0, end; start < bytes.Length; start = end)
        {
            end = PreTokenizer.PieceEnd(bytes, start);
            Assert.That(end - start, Is.InRange(1, PreTokenizer.LongestPiece));
            Assert.That(end == bytes.Length || (bytes[end] & 0xC0) != 0x80, Is.True, $"cut at byte {end}");
        }
    }

    [TestCase("The cat sat.", "The| cat| sat|.")]
    [TestCase("a  b", "a| | b")]
    [TestCase("a\n\nb \n c", "a|\n\n|b| \n| c")]
    [TestCase("x1 23--4", "x|1| 23|--|4")]
    [TestCase(" ", " ")]
    public void Text_is_cut_into_words_digits_signs_and_spaces(string text, string expected)
    {
        var pieces = new List<string>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = PreTokenizer.PieceEnd(text, start);
            pieces.Add(text[start..end]);
        }

        Assert.That(string.Join("|", pieces), Is.EqualTo(expected));
    }

    [TestCase("words")]
    [TestCase("no spaces")]
    [TestCase("only spaces")]
    public void A_megabyte_is_encoded_in_time_that_grows_with_its_length(string kind)
    {
        var random = RandomStream.For("tokenizer", "megabyte");
        var text = new StringBuilder();
        while (text.Length < 1_000_000)
        {
            if (kind == "only spaces")
                text.Append(' ');
            else
                text.Append((char)('a' + random.NextInt32(26)));
            if (kind == "words" && random.NextInt32(6) == 0)
                text.Append(' ');
        }

        var clock = Stopwatch.StartNew();
        var tokenizer = LearnedTokenizer.Learn(TextCorpus.Of(kind, [text.ToString(0, 100_000)]), 512);
        var ids = tokenizer.EncodeToIds(text.ToString());
        TestContext.Out.WriteLine(FormattableString.Invariant($"{kind}: {clock.ElapsedMilliseconds} ms, {ids.Count} tokens"));

        // A scan that is quadratic in the text would take many minutes.
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
        Assert.That(tokenizer.Decode(ids), Is.EqualTo(text.ToString()));
    }

    [Test]
    public void A_megabyte_of_language_is_learned_in_seconds()
    {
        var corpus = EmbeddedLanguage.Corpus(Domain.Base, "learning speed", 1_000_000);
        var clock = Stopwatch.StartNew();
        var tokenizer = LearnedTokenizer.Learn(corpus, 512);

        Assert.That(tokenizer.VocabularySize, Is.EqualTo(512));
        // Some 0.1 seconds on an idle core; the bound leaves room for a busy machine.
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void Learning_stops_when_no_pair_occurs_twice()
    {
        var tokenizer = LearnedTokenizer.Learn(TextCorpus.Of("tiny", ["abab"]), 512);

        Assert.That(tokenizer.VocabularySize, Is.EqualTo(258));
    }

    [Test]
    public void The_separator_decodes_to_its_name_and_an_unknown_id_is_refused()
    {
        var tokenizer = LearnedTokenizer.Learn(Small, 257);

        Assert.That(tokenizer.Decode([LearnedTokenizer.SeparatorId]), Is.EqualTo("<|endoftext|>"));
        Assert.That(() => tokenizer.Decode([257]), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("between 0 and 256"));
    }

    [Test]
    public void A_saved_tokenizer_loads_to_the_same_ids_and_digest()
    {
        var path = Path.GetTempFileName();
        try
        {
            var learned = LearnedTokenizer.Learn(Small, 280);
            learned.Save(path);
            var loaded = LearnedTokenizer.Load(path);

            Assert.That(loaded.Merges, Is.EqualTo(learned.Merges));
            Assert.That(loaded.Sha256, Is.EqualTo(learned.Sha256));
            Assert.That(loaded.EncodeToIds("lowest newer"), Is.EqualTo(learned.EncodeToIds("lowest newer")));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestCase("", "not a saved tokenizer")]
    [TestCase("[]", "not a saved tokenizer")]
    [TestCase("{\"format\": \"other\"}", "another format")]
    [TestCase("{\"format\": \"replication-micro-bpe-1\", \"merges\": [[1]]}", "not a saved tokenizer")]
    [TestCase("{\"format\": \"replication-micro-bpe-1\", \"merges\": [[1, 2], [257, 258]]}", "impossible merge [257, 258] at position 1")]
    [TestCase("{\"format\": \"replication-micro-bpe-1\", \"merges\": [[256, 2]]}", "impossible merge [256, 2] at position 0")]
    [TestCase("{\"format\": \"replication-micro-bpe-1\", \"merges\": [[1, 2], [1, 2]]}", "impossible merge [1, 2] at position 1")]
    public void A_damaged_file_is_refused_by_name(string json, string part)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, json);
            var error = Assert.Throws<InvalidDataException>(() => LearnedTokenizer.Load(path))!;
            Assert.That(error.Message, Does.Contain(path).And.Contains(part));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
