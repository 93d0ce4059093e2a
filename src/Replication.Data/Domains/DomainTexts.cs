using Replication.Data.Domains.Code;
using Replication.Data.Tokenizers;
using Replication.Random;

namespace Replication.Data.Domains;

/// <summary>Seeded texts of the domains for continued training. All numbers in them are right: programs are run, sums are computed.</summary>
public static class DomainTexts
{
    /// <summary>Changes whenever the same arguments would give other text.</summary>
    public const string Version = "1";

    /// <summary>About so many characters: whole documents until the count is reached. A longer corpus begins with the shorter one.</summary>
    public static TextCorpus Corpus(TextDomain domain, string seedWord, int approximateCharacters)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(approximateCharacters);
        return Until(domain, seedWord, approximateCharacters, document => document.Length);
    }

    /// <summary>Corpora of one token count: whole documents, each followed by a separator, until the budget is reached.</summary>
    /// <param name="domains">Domains to be compared.</param>
    /// <param name="seedWord">Names the bodies of text.</param>
    /// <param name="tokenizer">Whose tokens are counted.</param>
    /// <param name="tokens">At least so many, by at most one document more.</param>
    public static IReadOnlyList<TextCorpus> EqualBudget(IReadOnlyList<TextDomain> domains, string seedWord, Tokenizer tokenizer, int tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        return [.. domains.Select(domain => Until(domain, seedWord, tokens, document => tokenizer.CountTokens(document) + 1))];
    }

    /// <summary>Documents without end.</summary>
    public static IEnumerable<string> Documents(TextDomain domain, string seedWord)
    {
        Func<RandomStream, string> write = domain switch
        {
            TextDomain.BraceCode => random => BraceWriter.Write(new ProgramMaker(random, Vocabulary.Brace).Make()),
            TextDomain.IndentCode => random => IndentWriter.Write(new ProgramMaker(random, Vocabulary.Indent).Make()),
            TextDomain.WordProblems => WordProblemWriter.Write,
            TextDomain.Derivations => DerivationWriter.Write,
            TextDomain.Physics => PhysicsWriter.Write,
            _ => throw new ArgumentOutOfRangeException(nameof(domain), domain, "There is no such domain."),
        };
        for (var index = 0; ; index++)
            yield return write(RandomStream.For("domain texts", Version, domain.ToString(), seedWord, FormattableString.Invariant($"{index}")));
    }

    private static TextCorpus Until(TextDomain domain, string seedWord, long budget, Func<string, int> size)
    {
        var documents = new List<string>();
        foreach (var document in Documents(domain, seedWord))
        {
            documents.Add(document);
            budget -= size(document);
            if (budget <= 0)
                break;
        }

        return TextCorpus.Of($"domain texts {Version}, {domain}, {seedWord}", documents);
    }
}
