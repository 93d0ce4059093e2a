using Replication.Models.Architectures;
using Replication.Models.Layers;
using TorchSharp;

namespace Replication.Models;

/// <summary>
/// A model that the harness pretrains itself: a published architecture, by default at a size that two cores pretrain in
/// seconds. Six blocks are the fewest over which a depth profile has a shape; width and heads follow from the time that leaves.
/// </summary>
/// <param name="Architecture">One of <see cref="Architectures"/>, or <see cref="Rewired"/>.</param>
/// <param name="Width">Width of the residual stream, a multiple of 16; four heads share it, or more where they would be wider than 64.</param>
/// <param name="Layers">Blocks.</param>
public sealed record ModelShape(string Architecture, int Width = ModelShape.StandardWidth, int Layers = ModelShape.StandardLayers)
{
    /// <summary>Tokens in one sequence of the micro tier.</summary>
    public const int StandardContext = 32;

    public const int StandardWidth = 64;

    public const int StandardLayers = 6;

    /// <summary>GPT-NeoX with one thing changed: its blocks are wired in sequence.</summary>
    public const string Rewired = "gpt-neox-sequential";

    private const int FewestHeads = 4;
    private const int WidestHead = 64; // as in the published models

    private static readonly SortedDictionary<string, Func<ModelShape, int, HeadSettings, LanguageModel>> Known = new(StringComparer.Ordinal)
    {
        ["bert"] = (size, vocabulary, head) => new Bert(size.Encoder(vocabulary, head, size.ContextLength)),
        ["codegen"] = (size, vocabulary, head) => new CodeGen(new CodeGenConfig { Layers = size.Layers, Width = size.Width, Heads = size.Heads, ContextLength = size.ContextLength, RotaryWidth = size.Width / size.Heads / 2, VocabularySize = vocabulary, Head = head }),
        ["gpt-neox"] = (size, vocabulary, head) => new GptNeoX(size.Neox(vocabulary, head)),
        [Rewired] = (size, vocabulary, head) => new GptNeoX(size.Neox(vocabulary, head) with { ParallelResidual = false }),
        ["gpt2"] = (size, vocabulary, head) => new Gpt2(new Gpt2Config { Layers = size.Layers, Width = size.Width, Heads = size.Heads, ContextLength = size.ContextLength, VocabularySize = vocabulary, Head = head }),
        // Three matrices of 8/3 the width have as many weights as two of 4 times; rounded to a multiple of 8.
        ["llama"] = (size, vocabulary, head) => new Llama(new LlamaConfig { Layers = size.Layers, Width = size.Width, Heads = size.Heads, KeyValueHeads = size.Heads / 2, InnerWidth = size.Width * 8 / 3 / 8 * 8, ContextLength = size.ContextLength, VocabularySize = vocabulary, Head = head }),
        ["mamba"] = (size, vocabulary, head) => new Mamba(new MambaConfig { Layers = size.Layers, Width = size.Width, InnerWidth = 2 * size.Width, StateSize = 8, StepRank = size.Width / 16, VocabularySize = vocabulary, Head = head }),
        ["opt"] = (size, vocabulary, head) => new Opt(new OptConfig { Layers = size.Layers, Width = size.Width, Heads = size.Heads, InnerWidth = 4 * size.Width, ContextLength = size.ContextLength, VocabularySize = vocabulary, EmbeddingWidth = size.Width, Head = head }),
        // Its position table starts after the padding's row.
        ["roberta"] = (size, vocabulary, head) => new Roberta(size.Encoder(vocabulary, head, size.ContextLength + 1 + (head.PaddingId ?? -1)) with { TokenTypes = 1 }),
        ["rwkv"] = (size, vocabulary, head) => new Rwkv(new RwkvConfig { Layers = size.Layers, Width = size.Width, ContextLength = size.ContextLength, VocabularySize = vocabulary, Head = head }),
    };

    /// <summary>Every published architecture by name.</summary>
    public static IReadOnlyList<string> Architectures => [.. Known.Keys.Where(name => name != Rewired)];

    /// <summary>Tokens in one sequence.</summary>
    public int ContextLength { get; init; } = StandardContext;

    private int Heads => Math.Max(FewestHeads, Width / WidestHead);

    /// <summary>Name in keys and reports: the architecture, with its size where that is not the standard one.</summary>
    public string Name => (Width, Layers) == (StandardWidth, StandardLayers)
        ? Architecture
        : FormattableString.Invariant($"{Architecture}-{Layers}x{Width}");

    /// <summary>
    /// Name of its random streams. The rewired GPT-NeoX shares those of the plain one: initial weights and data order
    /// are then the same, and the wiring is all that differs.
    /// </summary>
    public string Stream => (Architecture == Rewired ? this with { Architecture = "gpt-neox" } : this).Name;

    /// <summary>Encoders are pretrained by masked, decoders by causal language modelling.</summary>
    public bool IsEncoder => Architecture is "bert" or "roberta";

    /// <summary>A model on <see cref="RunDevice.Current"/> with all weights zero: call <see cref="LanguageModel.Initialise"/> or load a checkpoint.</summary>
    /// <param name="vocabularySize">Number of token ids.</param>
    /// <param name="head">The head, and the padding id where the vocabulary has one; RoBERTa counts positions by it.</param>
    public LanguageModel Create(int vocabularySize, HeadSettings head) => Known.TryGetValue(Architecture, out var create)
        ? Weights.Cleared(create(this, vocabularySize, head)).to(RunDevice.Current)
        : throw new ArgumentException($"There is no micro model of architecture '{Architecture}'; choose from {string.Join(", ", Known.Keys)}.");

    private GptNeoXConfig Neox(int vocabulary, HeadSettings head) => new()
    {
        Layers = Layers,
        Width = Width,
        Heads = Heads,
        InnerWidth = 4 * Width,
        ContextLength = ContextLength,
        VocabularySize = vocabulary,
        RotaryFraction = 0.5, // a quarter of the narrowest model's four dimensions a head is no pair
        Head = head,
    };

    private EncoderConfig Encoder(int vocabulary, HeadSettings head, int positions) => new()
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
