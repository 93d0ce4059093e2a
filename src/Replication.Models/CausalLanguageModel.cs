using Replication.Models.Layers;
using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Models;

/// <summary>
/// A decoder: every token sees itself and those before it. Its head predicts tokens, or classes as Hugging Face's
/// classifiers do: of a sequence by a linear layer without bias on the last token before the padding, of a token by
/// one with bias on each.
/// </summary>
public abstract class CausalLanguageModel(string name, string trunk, HeadSettings head) : LanguageModel(name, trunk)
{
    private Dense? _classifier;
    private SeededDropout? _dropout;

    public override HeadKind Head => head.Kind;

    /// <summary>Adds the classifier, where the head is one: the last call of a constructor.</summary>
    /// <param name="width">Width of the final hidden state.</param>
    /// <param name="tokenClassifier">What checkpoints call a classifier of tokens.</param>
    protected void AddClassifier(long width, string tokenClassifier = "classifier")
    {
        if (head.PredictsTokens)
            return;
        var perToken = head.Kind == HeadKind.TokenClassification;
        _classifier = new Dense(width, head.Classes, hasBias: perToken);
        register_module(perToken ? tokenClassifier : "score", _classifier);
        if (perToken)
            register_module("dropout", _dropout = new SeededDropout(head.Dropout));
    }

    protected void InitialiseClassifier(RandomStream stream)
    {
        if (_classifier is not null)
            Weights.Normal(_classifier.Weight, stream, 0.02);
    }

    /// <summary>What the head makes of the final hidden state.</summary>
    /// <param name="final">[batch, length, width]</param>
    /// <param name="inputIds">[batch, length]</param>
    /// <param name="attentionMask">[batch, length] or null</param>
    /// <param name="tokens">[batch, length, width] → [batch, length, vocabulary]</param>
    protected Tensor Logits(Tensor final, Tensor inputIds, Tensor? attentionMask, Func<Tensor, Tensor> tokens) => head.Kind switch
    {
        HeadKind.SequenceClassification => _classifier!.call(LastToken.Of(final, inputIds, attentionMask, head.PaddingId)),
        HeadKind.TokenClassification => _classifier!.call(_dropout!.call(final)),
        _ => tokens(final),
    };

    /// <summary>The embeddings' other name in a checkpoint that stores a tied matrix as the head's.</summary>
    protected static IReadOnlyDictionary<string, string> TiedName(string embeddings, string stored, bool tied) =>
        tied ? new Dictionary<string, string> { [embeddings] = stored } : [];

    protected IReadOnlyDictionary<string, object> Describe(string family, string causal, IEnumerable<KeyValuePair<string, object>> fields) =>
        Describe(family, causal, head.Classes, head.PaddingId, head.Dropout == 0 ? fields : fields.Append(new("classifier_dropout", head.Dropout)));
}
