using Replication.Models.Checkpoints;

namespace Replication.Models;

/// <summary>A model's head.</summary>
public sealed record HeadSettings
{
    public HeadKind Kind { get; init; } = HeadKind.CausalLanguageModel;

    /// <summary>Classes of a classification head.</summary>
    public int Classes { get; init; } = 2;

    /// <summary>The token that fills short sequences; tells where a sequence ends when no mask does.</summary>
    public int? PaddingId { get; init; }

    /// <summary>Share of the token classifier's inputs that dropout sets to zero.</summary>
    public double Dropout { get; init; }

    /// <summary>Whether the head predicts tokens rather than classes.</summary>
    public bool PredictsTokens => Kind is HeadKind.CausalLanguageModel or HeadKind.MaskedLanguageModel;

    /// <summary>From a Hugging Face <c>config.json</c>.</summary>
    /// <exception cref="CheckpointException">The head in <c>architectures</c> is not known.</exception>
    public static HeadSettings Read(ConfigurationReader json) => new()
    {
        Kind = json.Head(HeadKind.CausalLanguageModel),
        Classes = json.Classes,
        PaddingId = json.OptionalNumber("pad_token_id"),
        Dropout = json.Real("classifier_dropout", 0),
    };
}
