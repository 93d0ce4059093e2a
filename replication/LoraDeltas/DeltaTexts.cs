using Replication.Training.Tiers;

namespace Replication.LoraDeltas;

/// <summary>A tier's texts, and how large this study's runs on them are.</summary>
internal sealed record DeltaTexts(TierTexts Texts, DeltaSizes Sizes)
{
    public static DeltaTexts Of(TierTexts texts) => new(texts, DeltaSizes.Of(texts.Protocol));
}
