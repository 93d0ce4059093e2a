using Replication.Models;
using Replication.Random;

namespace Replication.Training.Objectives;

/// <summary>A task with its data: what a model is trained on, and what is held out to look at it.</summary>
public abstract class Objective
{
    /// <summary>Name in keys and reports, see <see cref="NameOf"/>.</summary>
    public string Name => NameOf(Head);

    /// <summary>What the model needs to end in.</summary>
    public abstract HeadKind Head { get; }

    /// <summary>Classes of the head; the vocabulary for language models.</summary>
    public abstract int Classes { get; }

    /// <summary>Digest of the text and labels, for a run's key.</summary>
    public abstract string DataSha256 { get; }

    /// <summary>A batch for one training step.</summary>
    /// <param name="order">The run's own stream: it alone decides which sequences come when.</param>
    /// <param name="size">Sequences.</param>
    public abstract Batch Draw(RandomStream order, int size);

    /// <summary>The held-out sequences, always the same.</summary>
    public abstract Batch HeldOut();

    /// <summary><c>causal-lm</c>, <c>masked-lm</c>, <c>sequence-classification</c> or <c>token-classification</c>.</summary>
    public static string NameOf(HeadKind head) => head switch
    {
        HeadKind.CausalLanguageModel => "causal-lm",
        HeadKind.MaskedLanguageModel => "masked-lm",
        HeadKind.SequenceClassification => "sequence-classification",
        _ => "token-classification",
    };
}
