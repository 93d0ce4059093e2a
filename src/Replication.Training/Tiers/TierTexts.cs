using Replication.Data;
using Replication.Models;
using Replication.Training.Objectives;

namespace Replication.Training.Tiers;

/// <summary>The two texts of a tier as tokens: what the base model is pretrained on, and the domain it is fine-tuned on.</summary>
/// <remarks>The vocabulary is learned from the pretraining text alone, as a base model's is.</remarks>
public sealed class TierTexts
{
    private readonly Lazy<(LearnedTokenizer Tokenizer, TokenStream Pretraining, TokenStream Domain)> _tokens;

    /// <param name="pretraining">Text of the base model.</param>
    /// <param name="domain">Text of the fine-tuning.</param>
    /// <param name="protocol">The tier's sizes; the micro tier's where none is given.</param>
    public TierTexts(TextCorpus pretraining, TextCorpus domain, TierSizes? protocol = null)
    {
        Protocol = protocol ?? TierSizes.Micro;
        PretrainingCorpus = pretraining;
        DomainCorpus = domain;
        _tokens = new(() =>
        {
            var tokenizer = LearnedTokenizer.Learn(pretraining, Protocol.VocabularySize);
            return (tokenizer, TokenStream.Create(pretraining, tokenizer), TokenStream.Create(domain, tokenizer));
        });
    }

    public TierSizes Protocol { get; }

    public TextCorpus PretrainingCorpus { get; }

    public TextCorpus DomainCorpus { get; }

    public LearnedTokenizer Tokenizer => _tokens.Value.Tokenizer;

    public int VocabularySize => Tokenizer.VocabularySize;

    public TokenStream Pretraining => _tokens.Value.Pretraining;

    public TokenStream Domain => _tokens.Value.Domain;

    /// <summary>Ids of a model's vocabulary: an encoder has one more than the text, the mask.</summary>
    public int VocabularyOf(ModelShape kind) => VocabularySize + (kind.IsEncoder ? 1 : 0);

    /// <summary>What the model is pretrained on: its family's kind of language modelling.</summary>
    public Objective PretrainingObjective(ModelShape kind) => LanguageModelling(kind, Pretraining, PretrainingCorpus);

    /// <summary>The same task on the shifted domain.</summary>
    public Objective DomainObjective(ModelShape kind) => LanguageModelling(kind, Domain, DomainCorpus);

    /// <summary>Makes sure that both texts hold enough tokens for training and probing, before anything is spent on them.</summary>
    /// <exception cref="CorpusException">One of them does not.</exception>
    public TierTexts Checked()
    {
        foreach (var text in new[] { Pretraining, Domain })
            text.ProbeWindows(Protocol.ProbeWindows, Protocol.ContextLength + 1);
        return this;
    }

    private Objective LanguageModelling(ModelShape kind, TokenStream text, TextCorpus corpus) => kind.IsEncoder
        ? new MaskedTokens(text, VocabularySize, corpus.Sha256, Protocol.ContextLength, Protocol.ProbeWindows)
        : new NextToken(text, VocabularySize, corpus.Sha256, Protocol.ContextLength, Protocol.ProbeWindows);
}
