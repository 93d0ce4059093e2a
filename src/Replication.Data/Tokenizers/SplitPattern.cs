namespace Replication.Data.Tokenizers;

/// <summary>How text is cut into the pieces that merges may not cross.</summary>
public enum SplitPattern
{
    /// <summary>
    /// GPT-2, and with it RoBERTa, OPT, CodeGen, GPT-NeoX, r50k and p50k:
    /// <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>.
    /// </summary>
    Gpt2,

    /// <summary>
    /// cl100k and Llama 3: <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}|
    /// ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+</c>.
    /// </summary>
    Cl100k,
}
