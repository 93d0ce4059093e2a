namespace Replication.Data.Tokenizers;

/// <summary>Text to token ids and back, in the shape of Microsoft.ML.Tokenizers. Safe for use by several threads.</summary>
public abstract class Tokenizer
{
    /// <summary>Number of ids: one more than the highest.</summary>
    public abstract int VocabularySize { get; }

    /// <summary>Ids of the special and added tokens by their text, e.g. <c>&lt;|endoftext|&gt;</c>; empty where there are none.</summary>
    public virtual IReadOnlyDictionary<string, int> SpecialTokens { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Reads the tokenizer of a file or of a model's folder, whichever form it has.</summary>
    /// <param name="path">A folder, or one of tokenizer.json, vocab.json, vocab.txt, *.tiktoken, *.model or a llama2.c tokenizer .bin.</param>
    /// <exception cref="InvalidDataException">No such file, a damaged one, or a form that is not supported.</exception>
    public static Tokenizer Open(string path) => TokenizerFiles.Open(path);

    /// <summary>Ids of a text, without the tokens that a model wants around it. A lone surrogate is read as U+FFFD.</summary>
    public abstract IReadOnlyList<int> EncodeToIds(string text);

    /// <summary>Number of ids that <see cref="EncodeToIds"/> gives.</summary>
    public virtual int CountTokens(string text) => EncodeToIds(text).Count;

    /// <summary>The text of the ids; bytes that are not whole characters become U+FFFD.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id that the vocabulary lacks.</exception>
    public abstract string Decode(IEnumerable<int> ids);

    /// <summary>Puts the tokens that the model expects around one or two texts, e.g. [CLS] A [SEP] B [SEP].</summary>
    /// <param name="first">Ids of the first text.</param>
    /// <param name="second">Ids of the second text, or null.</param>
    public virtual IReadOnlyList<int> BuildInputsWithSpecialTokens(IEnumerable<int> first, IEnumerable<int>? second = null) =>
        [.. first, .. second ?? []];

    private protected ArgumentOutOfRangeException UnknownId(int id) => new(
        "ids", id, FormattableString.Invariant($"The vocabulary has no token {id}; ids lie between 0 and {VocabularySize - 1}."));
}
