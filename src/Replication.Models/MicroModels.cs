using Replication.Models.Architectures;

namespace Replication.Models;

/// <summary>
/// The micro tier's models: the published architectures at a size that two cores pretrain in seconds. Six blocks
/// are the fewest over which a depth profile has a shape; width and heads follow from the time that leaves.
/// </summary>
public static class MicroModels
{
    /// <summary>Tokens in one sequence.</summary>
    public const int ContextLength = 32;

    private const int Layers = 6;
    private const int Width = 64;
    private const int Heads = 4;

    /// <summary>Families by name, in the order of the report.</summary>
    public static IReadOnlyList<string> Families => ["gpt2", "gpt-neox"];

    /// <summary>A model of a family with all weights zero: call <see cref="CausalLanguageModel.Initialise"/> or load a checkpoint.</summary>
    public static CausalLanguageModel Create(string family, int vocabularySize) => family switch
    {
        "gpt2" => new Gpt2(new Gpt2Config { Layers = Layers, Width = Width, Heads = Heads, ContextLength = ContextLength, VocabularySize = vocabularySize }),
        "gpt-neox" => new GptNeoX(new GptNeoXConfig { Layers = Layers, Width = Width, Heads = Heads, InnerWidth = 4 * Width, ContextLength = ContextLength, VocabularySize = vocabularySize }),
        _ => throw new ArgumentException($"There is no micro model of family '{family}'; the families are {string.Join(", ", Families)}.", nameof(family)),
    };
}
