using Replication.Data.Tokenizers;

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

    private static void Check(string text, string pieces, string pattern)
    {
        using var files = new TiktokenBytes();
        var tokenizer = files.Open(Enum.Parse<SplitPattern>(pattern), pieces.Split('|'));

        Assert.That(tokenizer.EncodeToIds(text).Select(id => tokenizer.Decode([id])), Is.EqualTo(pieces.Split('|')));
    }
}
