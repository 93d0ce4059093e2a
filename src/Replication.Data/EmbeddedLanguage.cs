using Replication.Data.Language;
using Replication.Random;

namespace Replication.Data;

/// <summary>
/// A small language that the harness carries with it: a seeded grammar whose words are made from syllables and
/// whose function words are English. It has agreement across relative clauses and prepositional phrases, pronouns that
/// agree with the people of their document, prepositions whose sense depends on their verb, verbs that choose their
/// objects, and Zipfian word counts. Each sentence is made as a tree, so that its labels are known by construction.
/// </summary>
/// <remarks>The words are the same for every seed word: a seed word names a body of text, not a language.</remarks>
public static class EmbeddedLanguage
{
    /// <summary>Changes whenever the same arguments would give other text.</summary>
    public const string Version = "1";

    /// <summary>About so many characters of text: whole documents until the count is reached. A longer corpus begins with the shorter one.</summary>
    /// <param name="domain">Register.</param>
    /// <param name="seedWord">Names the body of text; other words give other sentences.</param>
    /// <param name="approximateCharacters">At least so many characters, by at most one document more.</param>
    public static TextCorpus Corpus(Domain domain, string seedWord, int approximateCharacters)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(approximateCharacters);
        var documents = new List<string>();
        long characters = 0;
        foreach (var document in Documents(domain, seedWord))
        {
            documents.Add(document.Text);
            characters += document.Text.Length;
            if (characters >= approximateCharacters)
                break;
        }

        return TextCorpus.Of(FormattableString.Invariant($"embedded language {Version}, {(domain == Domain.Base ? "base" : "shifted")}, {seedWord}"), documents);
    }

    /// <summary>Documents without end, with the labels of every word.</summary>
    public static IEnumerable<LabelledDocument> Documents(Domain domain, string seedWord)
    {
        var lexicon = Lexicon.Of(domain);
        var rates = domain == Domain.Base ? ConstructionRates.Base : ConstructionRates.Shifted;
        for (var index = 0; ; index++)
        {
            var random = RandomStream.For("embedded language", Version, "text", domain.ToString(), seedWord, FormattableString.Invariant($"{index}"));
            yield return new Grammar(lexicon, rates, random).Document();
        }
    }

    /// <summary>Sentences of documents without end, from a stream of the caller's.</summary>
    internal static IEnumerable<LabelledSentence> Sentences(Domain domain, RandomStream random, bool ambiguousPrepositions)
    {
        var rates = domain == Domain.Base ? ConstructionRates.Base : ConstructionRates.Shifted;
        while (true)
        {
            foreach (var sentence in new Grammar(Lexicon.Of(domain), rates, random, ambiguousPrepositions).Document().Sentences)
                yield return sentence;
        }
    }
}
