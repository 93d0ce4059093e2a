using Replication.Data;
using Replication.Data.Language;

namespace Replication.Tests.Data;

public sealed class EmbeddedLanguageTests
{
    private static IEnumerable<LabelledSentence> Sentences(Domain domain, int documents = 300) =>
        EmbeddedLanguage.Documents(domain, "test").Take(documents).SelectMany(document => document.Sentences);

    // A change of either digest is a change of the language: raise EmbeddedLanguage.Version with it.
    [TestCase(Domain.Base, "5b8bb112b01badc52bd551476f949a6e2547a9326a1457ba43887801d5ee6bde")]
    [TestCase(Domain.Shifted, "1b528c9649efd2e8792d339ece01a001cbeda25fa190c81a809b8ce6c194cf08")]
    public void A_small_corpus_has_a_pinned_digest(Domain domain, string sha256) =>
        Assert.That(EmbeddedLanguage.Corpus(domain, "pin", 20_000).Sha256, Is.EqualTo(sha256));

    [Test]
    public void A_longer_corpus_begins_with_the_shorter_one()
    {
        var shorter = EmbeddedLanguage.Corpus(Domain.Base, "one", 5_000);
        var longer = EmbeddedLanguage.Corpus(Domain.Base, "one", 20_000);

        Assert.That(shorter.Characters, Is.InRange(5_000, 10_000));
        Assert.That(longer.Documents.Take(shorter.Documents.Count), Is.EqualTo(shorter.Documents));
    }

    [Test]
    public void Other_seed_words_and_domains_give_other_text()
    {
        string[] digests =
        [
            EmbeddedLanguage.Corpus(Domain.Base, "one", 2_000).Sha256,
            EmbeddedLanguage.Corpus(Domain.Base, "two", 2_000).Sha256,
            EmbeddedLanguage.Corpus(Domain.Shifted, "one", 2_000).Sha256,
        ];

        Assert.That(digests, Is.Unique);
    }

    [Test]
    public void Sentences_begin_with_a_capital_and_end_with_a_mark([Values] Domain domain)
    {
        foreach (var sentence in Sentences(domain))
            Assert.That(sentence.Text, Does.Match("^[A-Z][A-Za-z', ]+[.?]$").And.Not.Contain("  ").And.Not.Contain(" ,").And.Not.Contain(",,"));
    }

    [Test]
    public void The_article_is_an_before_vowels_only()
    {
        var articles = 0;
        foreach (var sentence in Sentences(Domain.Base))
        {
            for (var i = 0; i + 1 < sentence.Tokens.Count; i++)
            {
                if (sentence.Tokens[i].Text.ToLowerInvariant() is not ("a" or "an") || sentence.Tokens[i].PartOfSpeech != PartOfSpeech.Determiner)
                    continue;
                var vowel = "aeiouAEIOU".Contains(sentence.Tokens[i + 1].Text[0]);
                Assert.That(sentence.Tokens[i].Text.Length == 2, Is.EqualTo(vowel), sentence.Text);
                articles += vowel ? 1 : 0;
            }
        }

        Assert.That(articles, Is.GreaterThan(20));
    }

    [Test]
    public void Every_sentence_is_one_projective_tree([Values] Domain domain)
    {
        foreach (var sentence in Sentences(domain))
        {
            var tokens = sentence.Tokens;
            Assert.That(tokens.Count(token => token.Head == -1), Is.EqualTo(1), sentence.Text);
            Assert.That(tokens.Single(token => token.Head == -1).Relation, Is.EqualTo(Relation.Root), sentence.Text);
            for (var i = 0; i < tokens.Count; i++)
            {
                Assert.That(Ancestors(tokens, i), Has.Count.LessThan(tokens.Count), sentence.Text);
                var (low, high) = (Math.Min(i, tokens[i].Head), Math.Max(i, tokens[i].Head));
                for (var between = low + 1; tokens[i].Head >= 0 && between < high; between++)
                    Assert.That(Ancestors(tokens, between), Does.Contain(tokens[i].Head), $"{tokens[i].Text} in: {sentence.Text}");
            }
        }
    }

    [Test]
    public void Verbs_agree_with_subjects_whose_determiner_shows_their_number([Values] Domain domain)
    {
        var (checkedPairs, across) = (0, 0);
        foreach (var sentence in Sentences(domain, 1000).Where(sentence => sentence.Tokens[^1].Text == "."))
        {
            var tokens = sentence.Tokens;
            for (var subject = 0; subject < tokens.Count; subject++)
            {
                if (tokens[subject].Relation is not (Relation.Subject or Relation.PassiveSubject) || tokens[subject].Head < subject)
                    continue;
                var number = NumberOf(tokens, subject);
                if (number is null)
                    continue;
                var finite = Finite(tokens, subject);
                Assert.That(Fits(tokens[finite].Text, number.Value), Is.True, $"{tokens[subject].Text}, {tokens[finite].Text} in: {sentence.Text}");
                checkedPairs++;
                var between = tokens.Skip(subject + 1).Take(finite - subject - 1);
                across += between.Any(token => token.PartOfSpeech == PartOfSpeech.Noun && token.Text.EndsWith('s') != number) ? 1 : 0;
            }
        }

        TestContext.Out.WriteLine(FormattableString.Invariant($"{domain}: {checkedPairs} pairs, {across} across a noun of the other number"));
        Assert.That(checkedPairs, Is.GreaterThan(1_000));
        Assert.That(across, Is.GreaterThan(checkedPairs / 20));
    }

    [Test]
    public void Prepositions_carry_a_role_and_a_function_that_sometimes_differ()
    {
        var prepositions = Sentences(Domain.Base).SelectMany(sentence => sentence.Tokens)
            .Where(token => token.PartOfSpeech == PartOfSpeech.Adposition && token.Text != "than").ToArray();

        Assert.That(prepositions, Has.All.Matches<LabelledToken>(token => token is { Role: not null, Function: not null }));
        Assert.That(prepositions.Count(token => token.Role != token.Function), Is.InRange(prepositions.Length / 10, prepositions.Length / 2));
        foreach (var word in new[] { "with", "in", "on", "to" })
            Assert.That(prepositions.Where(token => token.Text == word).Select(token => token.Role).Distinct().Count(), Is.GreaterThan(1), word);
    }

    [Test]
    public void The_shifted_domain_shares_words_with_the_base_and_has_many_of_its_own()
    {
        var narrative = Words(Domain.Base);
        var technical = Words(Domain.Shifted);
        var shared = technical.Count(narrative.Contains);

        Assert.That(shared, Is.InRange(technical.Count / 5, technical.Count * 4 / 5));
        Assert.That(narrative, Has.Count.GreaterThan(1_000));
    }

    [Test]
    public void Instructions_occur_in_the_shifted_domain_only()
    {
        Assert.That(Instructions(Domain.Base), Is.Zero);
        Assert.That(Instructions(Domain.Shifted), Is.GreaterThan(Sentences(Domain.Shifted).Count() / 5));

        static int Instructions(Domain domain) => Sentences(domain).Count(sentence =>
        {
            var root = sentence.Tokens.ToList().FindIndex(token => token.Head == -1);
            return sentence.Tokens[root].PartOfSpeech == PartOfSpeech.Verb
                && !sentence.Tokens.Any(token => token.Head == root && token.Relation is Relation.Subject or Relation.PassiveSubject or Relation.Expletive);
        });
    }

    private static HashSet<string> Words(Domain domain) =>
        [.. Sentences(domain).SelectMany(sentence => sentence.Tokens).Select(token => token.Text.ToLowerInvariant())];

    private static List<int> Ancestors(IReadOnlyList<LabelledToken> tokens, int index)
    {
        var path = new List<int>();
        for (var head = tokens[index].Head; head >= 0 && path.Count < tokens.Count; head = tokens[head].Head)
            path.Add(head);
        return path;
    }

    // Plural or not where a determiner or coordination shows it without the grammar's own knowledge.
    private static bool? NumberOf(IReadOnlyList<LabelledToken> tokens, int noun)
    {
        var children = tokens.Where(token => token.Head == noun).ToArray();
        if (children.Any(child => child.Relation == Relation.Conjunct))
            return true;
        return children.FirstOrDefault(child => child.Relation == Relation.Determiner)?.Text.ToLowerInvariant() switch
        {
            "a" or "an" or "this" or "that" or "every" => false,
            "these" or "those" or "many" or "several" => true,
            _ => null,
        };
    }

    // The first auxiliary or copula of the subject's verb, else the verb itself.
    private static int Finite(IReadOnlyList<LabelledToken> tokens, int subject)
    {
        for (var i = subject + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Head == tokens[subject].Head && tokens[i].Relation is Relation.Auxiliary or Relation.PassiveAuxiliary or Relation.Copula)
                return i;
        }

        return tokens[subject].Head;
    }

    // Stems never end in "s", and a past form fits either number.
    private static bool Fits(string finite, bool plural) => finite switch
    {
        "is" or "was" or "has" or "does" => !plural,
        "are" or "were" or "have" or "do" => plural,
        "will" or "can" or "must" or "should" or "may" or "had" or "did" => true,
        _ => finite.EndsWith("ed", StringComparison.Ordinal) || finite.EndsWith('s') != plural,
    };
}
