using System.Diagnostics;
using Replication.Data.Tokenizers;

namespace Replication.Tests.Data.Tokenizers;

public sealed class BertTokenizerTests
{
    private static readonly string[] Vocabulary =
        ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "want", "##want", "##ed", "wa", "un", "runn", "##ing", ",", "low", "lowest", "漢", "$", "a", "##a", "e", "i"];

    private string _path = "";

    [SetUp]
    public void Write()
    {
        _path = Path.GetTempFileName();
        File.WriteAllLines(_path, Vocabulary);
    }

    [TearDown]
    public void Remove() => File.Delete(_path);

    [TestCase("unwanted,running", "un ##want ##ed , runn ##ing")]
    [TestCase("UNwantéd , running", "un ##want ##ed , runn ##ing")]
    [TestCase("lowest lower", "lowest [UNK]")]
    [TestCase("low漢low", "low 漢 low")]
    [TestCase("low\tlow\nlow\u00A0low\u3000low", "low low low low low")]
    [TestCase("l\u0000o\u200Bw\uFFFD", "low")]
    [TestCase("low\uD800", "low")]
    [TestCase("a$a", "a $ a")]
    [TestCase("É İ e\u0301", "e i e")]
    [TestCase("[MASK]low[SEP]", "[MASK] low [SEP]")]
    [TestCase("", "")]
    [TestCase(" \n ", "")]
    public void Text_is_cut_into_known_pieces(string text, string pieces) =>
        Assert.That(Pieces(BertTokenizer.Create(_path), text), Is.EqualTo(pieces));

    [Test]
    public void A_cased_vocabulary_keeps_case_and_accents()
    {
        File.WriteAllLines(_path, [.. Vocabulary, "Low", "é"]);
        var tokenizer = BertTokenizer.Create(_path);

        Assert.That(tokenizer.LowerCase, Is.False);
        Assert.That(Pieces(tokenizer, "Low low é"), Is.EqualTo("Low low é"));
        Assert.That(Pieces(BertTokenizer.Create(_path, lowerCase: true), "Low é"), Is.EqualTo("low e"));
    }

    [Test]
    public void A_word_of_more_than_a_hundred_characters_is_unknown()
    {
        var tokenizer = BertTokenizer.Create(_path);

        Assert.That(tokenizer.CountTokens(new string('a', 100)), Is.EqualTo(100));
        Assert.That(Pieces(tokenizer, new string('a', 101)), Is.EqualTo("[UNK]"));
    }

    [Test]
    public void Two_texts_get_the_tokens_that_BERT_expects()
    {
        var tokenizer = BertTokenizer.Create(_path);

        Assert.That(tokenizer.BuildInputsWithSpecialTokens([5]), Is.EqualTo(new[] { 2, 5, 3 }));
        Assert.That(tokenizer.BuildInputsWithSpecialTokens([5], [9, 8]), Is.EqualTo(new[] { 2, 5, 3, 9, 8, 3 }));
        Assert.That(tokenizer.Decode([9, 6, 7, 12]), Is.EqualTo("unwanted ,"));
    }

    [TestCase("a")]
    [TestCase("漢")]
    [TestCase("low ")]
    [TestCase("\u0301")]
    public void A_megabyte_takes_seconds_at_most(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        var watch = Stopwatch.StartNew();
        BertTokenizer.Create(_path).EncodeToIds(text);

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
    }

    private static string Pieces(BertTokenizer tokenizer, string text) => string.Join(' ', tokenizer.EncodeToIds(text).Select(id => Vocabulary.Concat(["Low", "é"]).ElementAt(id)));
}
