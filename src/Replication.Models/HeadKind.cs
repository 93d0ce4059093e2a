namespace Replication.Models;

/// <summary>What a model's head predicts. Every architecture has all four.</summary>
public enum HeadKind
{
    /// <summary>The token after each: logits [batch, length, vocabulary]. An encoder then sees the past alone.</summary>
    CausalLanguageModel,

    /// <summary>The token behind a mask: logits [batch, length, vocabulary]. A decoder still sees the past alone.</summary>
    MaskedLanguageModel,

    /// <summary>One class a sequence: logits [batch, classes].</summary>
    SequenceClassification,

    /// <summary>One class a token: logits [batch, length, classes].</summary>
    TokenClassification,
}
