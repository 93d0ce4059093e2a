using Replication.Data.Tokenizers;

namespace Replication.Tests.Data.Tokenizers;

/// <summary>Through GPT-NeoX's normaliser (NFC) and BERT's accents (NFD); cases from Unicode's annex 15.</summary>
public sealed class CanonicalFormTests
{
    [TestCase("e\u0301", "é")]
    [TestCase("\u212B", "\u00C5")]
    [TestCase("s\u0323\u0307", "\u1E69")]
    [TestCase("s\u0307\u0323", "\u1E69")]
    [TestCase("\u1E0B\u0323", "\u1E0D\u0307")]
    [TestCase("\u1100\u1161\u11A8", "\uAC01")]
    [TestCase("\u0958", "\u0915\u093C")]
    [TestCase("\uFB01", "\uFB01")]
    [TestCase("\U0001D15E", "\U0001D157\U0001D165")]
    [TestCase("a\u0301b\u0301", "\u00E1b\u0301")]
    [TestCase("\u0301e\u0301", "\u0301é")]
    public void Text_is_composed_before_it_is_encoded(string text, string composed)
    {
        using var files = new SmallVocabulary();
        var tokenizer = files.OpenJson("""{"type": "NFC"}""");

        Assert.That(tokenizer.Decode(tokenizer.EncodeToIds(text)), Is.EqualTo(composed));
    }
}
