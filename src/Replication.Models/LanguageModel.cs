using Replication.Models.Layers;
using Replication.Random;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Models;

/// <summary>A stack of blocks over tokens, with a head.</summary>
/// <param name="name">The architecture.</param>
/// <param name="trunk">What checkpoints call everything below the head, such as <c>transformer</c>.</param>
public abstract class LanguageModel(string name, string trunk) : Module<Tensor, Tensor?, ModelOutput>(name)
{
    /// <summary>What checkpoints call everything below the head, such as <c>transformer</c>; bare base models leave it out of their names.</summary>
    public string TrunkName => trunk;

    public abstract BlockType BlockType { get; }

    public abstract HeadKind Head { get; }

    /// <summary>The blocks from input to output; block ℓ makes hidden state ℓ.</summary>
    public abstract IReadOnlyList<Module> Blocks { get; }

    public abstract int ContextLength { get; }

    public abstract int VocabularySize { get; }

    /// <summary>Width of the residual stream.</summary>
    public abstract int Width { get; }

    /// <summary>Attention heads of a block; 0 where there is no attention.</summary>
    public abstract int AttentionHeads { get; }

    /// <summary>Fields of <c>config.json</c> as Hugging Face names them.</summary>
    public abstract IReadOnlyDictionary<string, object> Configuration { get; }

    /// <summary>Further names under which a checkpoint may hold a parameter: a tied head stored in place of the embeddings.</summary>
    public virtual IReadOnlyDictionary<string, string> OtherNames { get; } = new Dictionary<string, string>();

    /// <summary>Whether a parameter belongs to the head, which a base model's checkpoint lacks.</summary>
    public virtual bool IsHead(string parameter) => !parameter.StartsWith(trunk + ".", StringComparison.Ordinal);

    /// <summary>Fresh weights from the model's own random stream, as its paper draws them.</summary>
    public abstract void Initialise(RandomStream stream);

    /// <summary>Fresh weights for the head alone, above a pretrained trunk: N(0, 0.02²) for every matrix; biases 0, norms 1.</summary>
    public void InitialiseHead(RandomStream stream)
    {
        foreach (var (parameterName, parameter) in named_parameters())
        {
            if (parameter.ndim == 2 && IsHead(parameterName))
                Weights.Normal(parameter, stream, 0.02);
        }
    }

    /// <summary>
    /// Turns dropout on while training, at the shares of the configuration, with masks from a random stream; null turns it
    /// off again. A new model has it off.
    /// </summary>
    public void UseDropout(RandomStream? stream)
    {
        foreach (var dropout in modules().OfType<SeededDropout>())
            dropout.Stream = stream;
    }

    /// <summary>Mean cross-entropy, in nats, of what the head predicts.</summary>
    /// <param name="logits">What the head gave.</param>
    /// <param name="labels">
    /// int64 classes, −100 is ignored: [batch] for sequences, [batch, length] otherwise. The causal head compares
    /// position t of the labels with what it predicted from 0..t−1.
    /// </param>
    public Tensor Loss(Tensor logits, Tensor labels)
    {
        if (Head != HeadKind.CausalLanguageModel)
            return functional.cross_entropy(logits.reshape(-1, logits.shape[^1]), labels.reshape(-1));
        var length = logits.shape[1];
        using var predictions = logits.narrow(1, 0, length - 1);
        using var targets = labels.narrow(1, 1, length - 1);
        using var rows = predictions.reshape(-1, logits.shape[2]);
        using var classes = targets.reshape(-1);
        return functional.cross_entropy(rows, classes);
    }

    /// <summary>All parts, each before its own, as parameters lie. TorchSharp goes level by level, and what is drawn layer by layer would hang on it.</summary>
    public override IEnumerable<(string name, Module module)> named_modules() => PartsOf(this);

    /// <summary>A whole forward pass.</summary>
    /// <param name="inputIds">[batch, length] int64 token ids.</param>
    /// <param name="attentionMask">[batch, length] int64, 1 for tokens and 0 for padding on the right; null where nothing is padded.</param>
    public abstract override ModelOutput forward(Tensor inputIds, Tensor? attentionMask);

    /// <summary><see cref="Configuration"/> from an architecture's own fields.</summary>
    /// <param name="family">How the names of its architectures begin, such as <c>GPT2</c>.</param>
    /// <param name="causal">How the name of the causal model ends.</param>
    /// <param name="classes">Classes of a classification head.</param>
    /// <param name="paddingId">The token that fills short sequences, where there is one.</param>
    /// <param name="fields">The architecture's fields, and its <c>model_type</c>.</param>
    protected IReadOnlyDictionary<string, object> Describe(
        string family, string causal, int classes, int? paddingId, IEnumerable<KeyValuePair<string, object>> fields)
    {
        var all = new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["architectures"] = new[]
            {
                family + Head switch
                {
                    HeadKind.CausalLanguageModel => causal,
                    HeadKind.MaskedLanguageModel => "ForMaskedLM",
                    HeadKind.SequenceClassification => "ForSequenceClassification",
                    _ => "ForTokenClassification",
                },
            },
        };
        if (Head is HeadKind.SequenceClassification or HeadKind.TokenClassification)
            all["id2label"] = Enumerable.Range(0, classes).ToDictionary(i => $"{i}", i => $"LABEL_{i}");
        if (paddingId is { } id)
            all["pad_token_id"] = id;
        foreach (var (field, value) in fields)
            all[field] = value;
        return all;
    }

    private static IEnumerable<(string, Module)> PartsOf(Module module)
    {
        foreach (var (name, child) in module.named_children())
        {
            yield return (name, child);
            foreach (var (path, part) in PartsOf(child))
                yield return ($"{name}.{path}", part);
        }
    }
}
