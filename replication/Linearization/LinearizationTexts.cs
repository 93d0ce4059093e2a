using Replication.Training.Tiers;

namespace Replication.Linearization;

/// <summary>A tier's texts, and how large this paper's runs on them are.</summary>
internal sealed record LinearizationTexts(TierTexts Texts, LinearizationSizes Sizes)
{
    public static LinearizationTexts Of(TierTexts texts) => new(texts, LinearizationSizes.Of(texts.Protocol));
}
