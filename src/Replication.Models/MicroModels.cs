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

    private static readonly SortedDictionary<string, Func<int, HeadSettings, LanguageModel>> Known = new(StringComparer.Ordinal)
    {
        ["bert"] = (vocabulary, head) => new Bert(Encoder(vocabulary, head, ContextLength)),
        ["codegen"] = (vocabulary, head) => new CodeGen(new CodeGenConfig { Layers = Layers, Width = Width, Heads = Heads, ContextLength = ContextLength, RotaryWidth = Width / Heads / 2, VocabularySize = vocabulary, Head = head }),
        ["gpt-neox"] = (vocabulary, head) => new GptNeoX(new GptNeoXConfig { Layers = Layers, Width = Width, Heads = Heads, InnerWidth = 4 * Width, ContextLength = ContextLength, VocabularySize = vocabulary, Head = head }),
        ["gpt2"] = (vocabulary, head) => new Gpt2(new Gpt2Config { Layers = Layers, Width = Width, Heads = Heads, ContextLength = ContextLength, VocabularySize = vocabulary, Head = head }),
        // Three matrices of 8/3 the width have as many weights as two of 4 times; rounded to a multiple of 8.
        ["llama"] = (vocabulary, head) => new Llama(new LlamaConfig { Layers = Layers, Width = Width, Heads = Heads, KeyValueHeads = Heads / 2, InnerWidth = 168, ContextLength = ContextLength, VocabularySize = vocabulary, Head = head }),
        ["mamba"] = (vocabulary, head) => new Mamba(new MambaConfig { Layers = Layers, Width = Width, InnerWidth = 2 * Width, StepRank = Width / 16, VocabularySize = vocabulary, Head = head }),
        ["opt"] = (vocabulary, head) => new Opt(new OptConfig { Layers = Layers, Width = Width, Heads = Heads, InnerWidth = 4 * Width, ContextLength = ContextLength, VocabularySize = vocabulary, EmbeddingWidth = Width, Head = head }),
        // Its position table starts after the padding's row.
        ["roberta"] = (vocabulary, head) => new Roberta(Encoder(vocabulary, head, ContextLength + 1 + (head.PaddingId ?? -1)) with { TokenTypes = 1 }),
        ["rwkv"] = (vocabulary, head) => new Rwkv(new RwkvConfig { Layers = Layers, Width = Width, ContextLength = ContextLength, VocabularySize = vocabulary, Head = head }),
    };

    /// <summary>Families by name, in the order of the report.</summary>
    public static IReadOnlyList<string> Families => ["gpt2", "gpt-neox"];

    /// <summary>Every architecture that <see cref="Create(string, int, HeadSettings)"/> knows.</summary>
    public static IReadOnlyCollection<string> Architectures => Known.Keys;

    /// <summary>A causal language model of a family with all weights zero: call <see cref="LanguageModel.Initialise"/> or load a checkpoint.</summary>
    public static CausalLanguageModel Create(string family, int vocabularySize) => Create(family, vocabularySize, new HeadSettings()) as CausalLanguageModel
        ?? throw new ArgumentException($"A micro model of family '{family}' is an encoder; ask for it with its head.", nameof(family));

    /// <summary>A model of any architecture with any head, with all weights zero: call <see cref="LanguageModel.Initialise"/> or load a checkpoint.</summary>
    /// <param name="architecture">One of <see cref="Architectures"/>.</param>
    /// <param name="vocabularySize">Number of token ids.</param>
    /// <param name="head">The head, and the padding id where the vocabulary has one; RoBERTa counts positions by it.</param>
    public static LanguageModel Create(string architecture, int vocabularySize, HeadSettings head) => Known.TryGetValue(architecture, out var create)
        ? create(vocabularySize, head)
        : throw new ArgumentException($"There is no micro model of family '{architecture}'; the families are {string.Join(", ", Known.Keys)}.", nameof(architecture));

    private static EncoderConfig Encoder(int vocabulary, HeadSettings head, int positions) => new()
    {
        Layers = Layers,
        Width = Width,
        Heads = Heads,
        InnerWidth = 4 * Width,
        ContextLength = positions,
        VocabularySize = vocabulary,
        Head = head.Kind,
        Classes = head.Classes,
        PaddingId = head.PaddingId ?? -1,
    };
}
