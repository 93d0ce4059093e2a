using Replication.Data.Tokenizers;

namespace Replication.Cli.Commands;

/// <summary>The tokenizer of a checkpoint.</summary>
/// <param name="Tokenizer">Null where there is none that fits.</param>
/// <param name="Description">What was found, for the reader.</param>
internal sealed record ModelsTokenizer(Tokenizer? Tokenizer, string Description)
{
    /// <summary>The one named, which must be readable, or the one in the checkpoint's folder, where there is one that can be read.</summary>
    /// <exception cref="InvalidDataException">The tokenizer that was named cannot be read.</exception>
    public static ModelsTokenizer Find(string checkpoint, string? named, int vocabularySize)
    {
        if (named is not null)
            return Fitting(Data.Tokenizers.Tokenizer.Open(named), vocabularySize);
        if (!Directory.Exists(checkpoint))
            return new(null, "none beside a single file");
        try
        {
            return Fitting(Data.Tokenizers.Tokenizer.Open(checkpoint), vocabularySize);
        }
        catch (InvalidDataException error)
        {
            return new(null, error.Message.Contains("holds no tokenizer", StringComparison.Ordinal) ? "none in the folder" : error.Message);
        }
    }

    private static ModelsTokenizer Fitting(Tokenizer tokenizer, int vocabularySize)
    {
        var what = FormattableString.Invariant($"{tokenizer.GetType().Name}, {tokenizer.VocabularySize:#,0} tokens");
        return tokenizer.VocabularySize <= vocabularySize ? new(tokenizer, what) : new(null, $"{what}: more than the model has, so it is not used");
    }
}
