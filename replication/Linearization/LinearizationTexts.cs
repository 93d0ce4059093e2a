using Replication.Training.Micro;

namespace Replication.Linearization;

/// <summary>A tier's texts, and how large this paper's runs on them are.</summary>
internal sealed record LinearizationTexts(MicroTexts Texts, LinearizationSizes Sizes)
{
    public static LinearizationTexts Of(MicroTexts texts) => new(texts, LinearizationSizes.Of(texts.Protocol));
}
