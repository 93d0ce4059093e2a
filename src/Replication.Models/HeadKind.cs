namespace Replication.Models;

/// <summary>What an encoder's head predicts.</summary>
public enum HeadKind
{
    /// <summary>The token behind a mask: logits [batch, length, vocabulary].</summary>
    MaskedLanguageModel,

    /// <summary>One class a sequence: logits [batch, classes].</summary>
    SequenceClassification,

    /// <summary>One class a token: logits [batch, length, classes].</summary>
    TokenClassification,
}
