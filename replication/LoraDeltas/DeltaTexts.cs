using Replication.Training.Micro;

namespace Replication.LoraDeltas;

/// <summary>A tier's texts, and how large this study's runs on them are.</summary>
internal sealed record DeltaTexts(MicroTexts Texts, DeltaSizes Sizes)
{
    public static DeltaTexts Of(MicroTexts texts) => new(texts, DeltaSizes.Of(texts.Protocol));
}
