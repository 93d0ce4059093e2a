using System.Text.RegularExpressions;
using Replication.Data.Tokenizers;
using Replication.Random;

namespace Replication.Tests.Data.Tokenizers;

/// <summary>Expected pieces follow from the published patterns by hand.</summary>
public sealed class PieceCutterTests
{
    [TestCase("Hello world", "Hello| world")]
    [TestCase("it's WE'LL", "it|'s| WE|'|LL")]
    [TestCase("a  b", "a| | b")]
    [TestCase("a\n\n b", "a|\n\n| b")]
    [TestCase("a \n", "a| \n")]
    [TestCase("12345a", "12345|a")]
    [TestCase(" ?!x", " ?!|x")]
    [TestCase("\tx", "\t|x")]
    [TestCase("𝒜𐐷 𝟘𝟙", "𝒜𐐷| 𝟘𝟙")]
    [TestCase("e\u0301x", "e|\u0301|x")]
    [TestCase("\u00A0x", "\u00A0|x")]
    public void Gpt2_cuts_as_its_pattern_says(string text, string pieces) => Check(text, pieces, "Gpt2");

    [TestCase("Hello world", "Hello| world")]
    [TestCase("it's WE'LL 'ſ", "it|'s| WE|'LL| '|ſ")]
    [TestCase("x'ſ", "x|'ſ")]
    [TestCase("a  b", "a| | b")]
    [TestCase("a\n\n b", "a|\n\n| b")]
    [TestCase("a \n  b", "a| \n| | b")]
    [TestCase("12345a", "123|45|a")]
    [TestCase(" 12", " |12")]
    [TestCase(" ?!\n\nx", " ?!\n\n|x")]
    [TestCase("\tx(y)", "\tx|(y|)")]
    [TestCase("\nx", "\n|x")]
    [TestCase("👍x", "👍x")]
    [TestCase("𝒜𐐷 𝟘𝟙", "𝒜𐐷| |𝟘𝟙")]
    [TestCase("é\u0301\u0301x", "é|\u0301\u0301|x")]
    public void Cl100k_cuts_as_its_pattern_says(string text, string pieces) => Check(text, pieces, "Cl100k");

    [TestCase("Gpt2", @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    [TestCase("Cl100k", @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")]
    public void On_the_basic_plane_random_texts_are_cut_as_the_pattern_matches(string pattern, string expression)
    {
        // Few characters, so that every pair of kinds meets often.
        const string Signs = "  \t\n\r\u00A0\u2028\u3000''aSsTtreveRmLldDé漢ب\u0301059٣½Ⅷ.,!?(-_€\u0000\u200D";
        var random = RandomStream.For("piece cutter", pattern);
        var texts = Enumerable.Range(0, 3_000).Select(_ => string.Concat(Enumerable.Range(0, 1 + random.NextInt32(30)).Select(_ => Signs[random.NextInt32(Signs.Length)]))).ToArray();
        string[] Pieces(string text) => [.. Regex.Matches(text, expression, RegexOptions.CultureInvariant).Select(match => match.Value)];
        using var files = new TiktokenBytes();
        var tokenizer = files.Open(Enum.Parse<SplitPattern>(pattern), texts.SelectMany(Pieces));

        foreach (var text in texts)
            Assert.That(tokenizer.EncodeToIds(text).Select(id => tokenizer.Decode([id])), Is.EqualTo(Pieces(text)), text);
    }

    private static void Check(string text, string pieces, string pattern)
    {
        using var files = new TiktokenBytes();
        var tokenizer = files.Open(Enum.Parse<SplitPattern>(pattern), pieces.Split('|'));

        Assert.That(tokenizer.EncodeToIds(text).Select(id => tokenizer.Decode([id])), Is.EqualTo(pieces.Split('|')));
    }
}
