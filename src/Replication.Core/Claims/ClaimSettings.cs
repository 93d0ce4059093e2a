using Replication.Data;

namespace Replication.Core.Claims;

/// <summary>What a user may choose about a suite; everything else is fixed by the claim.</summary>
/// <param name="Tier">Size of models and data.</param>
/// <param name="Pretraining">Text that base models are pretrained on; null is the embedded language.</param>
/// <param name="Domain">Text that models are fine-tuned on; null is the embedded language's shifted domain.</param>
/// <param name="Seeds">Number of seeds; null is the claim's declared number.</param>
public sealed record ClaimSettings(Tier Tier, TextCorpus? Pretraining = null, TextCorpus? Domain = null, int? Seeds = null)
{
    /// <summary>True where the text is the embedded language: only then is there an approved snapshot to compare with.</summary>
    public bool IsStandard => Pretraining is null && Domain is null && Seeds is null;
}
