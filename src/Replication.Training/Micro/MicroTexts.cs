using Replication.Data;
using Replication.Models;
using static TorchSharp.torch;

namespace Replication.Training.Micro;

/// <summary>The two texts of a micro run as tokens: what the base model is pretrained on, and the domain it is fine-tuned on.</summary>
/// <remarks>The vocabulary is learned from the pretraining text alone, as a base model's is.</remarks>
public sealed class MicroTexts
{
    private readonly Lazy<(MicroTokenizer Tokenizer, TokenStream Pretraining, TokenStream Domain)> _tokens;

    /// <param name="pretraining">Text of the base model.</param>
    /// <param name="domain">Text of the fine-tuning.</param>
    public MicroTexts(TextCorpus pretraining, TextCorpus domain)
    {
        PretrainingCorpus = pretraining;
        DomainCorpus = domain;
        _tokens = new(() =>
        {
            var tokenizer = MicroTokenizer.Learn(pretraining, MicroProtocol.VocabularySize);
            return (tokenizer, TokenStream.Create(pretraining, tokenizer), TokenStream.Create(domain, tokenizer));
        });
    }

    public TextCorpus PretrainingCorpus { get; }

    public TextCorpus DomainCorpus { get; }

    public int VocabularySize => _tokens.Value.Tokenizer.VocabularySize;

    public TokenStream Pretraining => _tokens.Value.Pretraining;

    public TokenStream Domain => _tokens.Value.Domain;

    /// <summary>Makes sure that both texts hold enough tokens for training and probing, before anything is spent on them.</summary>
    /// <exception cref="CorpusException">One of them does not.</exception>
    public MicroTexts Checked()
    {
        foreach (var text in new[] { Pretraining, Domain })
            Probe(text).Dispose();
        return this;
    }

    /// <summary>Held-out windows with one token more than the context, so that every position has a target: [windows, context + 1].</summary>
    public static Tensor Probe(TokenStream text) => tensor(
        text.ProbeWindows(MicroProtocol.ProbeWindows, MicroModels.ContextLength + 1), [MicroProtocol.ProbeWindows, MicroModels.ContextLength + 1]);
}
