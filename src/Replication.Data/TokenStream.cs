using Replication.Data.Tokenizers;
using Replication.Random;

namespace Replication.Data;

/// <summary>
/// A tokenised corpus as one row of ids: every document is followed by a separator.
/// The first nine tenths are for training, the last tenth is held out; windows never cross from one to the other.
/// </summary>
public sealed class TokenStream
{
    private readonly long[] _tokens;
    private readonly int _split;
    private readonly string _name;

    private TokenStream(string name, long[] tokens, int split) => (_name, _tokens, _split) = (name, tokens, split);

    /// <summary>Ids for training, in corpus order.</summary>
    public ReadOnlySpan<long> Train => _tokens.AsSpan(0, _split);

    /// <summary>Ids held out: the last tenth, from the start of a document where one begins there.</summary>
    public ReadOnlySpan<long> HeldOut => _tokens.AsSpan(_split);

    public static TokenStream Create(TextCorpus corpus, LearnedTokenizer tokenizer) => Create(corpus, tokenizer, LearnedTokenizer.SeparatorId);

    /// <summary>The same by any tokenizer.</summary>
    /// <param name="corpus">Documents.</param>
    /// <param name="tokenizer">Of the checkpoint that the tokens are for.</param>
    /// <param name="separatorId">The id that follows every document, as the checkpoint's pretraining had it.</param>
    public static TokenStream Create(TextCorpus corpus, Tokenizer tokenizer, int separatorId)
    {
        var tokens = new List<long>();
        var starts = new List<int>();
        foreach (var document in corpus.Documents)
        {
            starts.Add(tokens.Count);
            foreach (var id in tokenizer.EncodeToIds(document))
                tokens.Add(id);
            tokens.Add(separatorId);
        }

        // A document is only cut in two when none starts within the first half of the last tenth.
        var tenth = tokens.Count / 10;
        var target = tokens.Count - tenth;
        var start = starts.FirstOrDefault(at => at >= target, tokens.Count);
        return new TokenStream(corpus.Name, [.. tokens], start <= target + tenth / 2 ? start : target);
    }

    /// <summary>Windows drawn uniformly from the training part.</summary>
    /// <param name="batch">Number of windows.</param>
    /// <param name="length">Inputs a window; one more id is the last target.</param>
    /// <returns>batch × (length + 1) ids, row by row.</returns>
    /// <exception cref="CorpusException">The training part is shorter than one window.</exception>
    public long[] Batch(RandomStream random, int batch, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        var width = length + 1;
        Require(width, Train.Length, "training");
        var windows = new long[batch * width];
        for (var row = 0; row < batch; row++)
            Train.Slice(random.NextInt32(Train.Length - width + 1), width).CopyTo(windows.AsSpan(row * width));
        return windows;
    }

    /// <summary>Evenly spaced windows of the held-out part that do not overlap; ask for one id more to have targets.</summary>
    /// <param name="count">Number of windows.</param>
    /// <param name="length">Ids a window.</param>
    /// <returns>count × length ids, row by row.</returns>
    /// <exception cref="CorpusException">The held-out part cannot hold so many windows.</exception>
    public long[] ProbeWindows(int count, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        Require((long)count * length, HeldOut.Length, "held-out");
        var stride = HeldOut.Length / count;
        var windows = new long[count * length];
        for (var row = 0; row < count; row++)
            HeldOut.Slice(row * stride, length).CopyTo(windows.AsSpan(row * length));
        return windows;
    }

    private void Require(long needed, int present, string part)
    {
        if (needed > present)
        {
            throw new CorpusException(FormattableString.Invariant(
                $"The {part} part of the corpus {_name} is too short: it has {present} tokens and {needed} are needed; use a longer text, or fewer or shorter windows."));
        }
    }
}
