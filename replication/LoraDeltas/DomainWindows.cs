using System.Collections.Concurrent;
using Replication.Data;
using Replication.Data.Domains;
using Replication.Random;
using Replication.Training;
using Replication.Training.Tiers;
using static TorchSharp.torch;

namespace Replication.LoraDeltas;

/// <summary>A domain's text as windows of one length that do not overlap: those that every epoch passes over once, and those held out.</summary>
internal sealed class DomainWindows
{
    private const double TrainingShare = 0.8; // a token stream keeps at least so much for training

    private static readonly ConcurrentDictionary<(string Domain, int Windows, DeltaTexts Texts), Lazy<DomainWindows>> Known = new();

    private readonly int _length; // one token more than the inputs
    private readonly long[] _training; // count × length
    private readonly long[] _heldOut;

    private DomainWindows(int length, long[] training, long[] heldOut) => (_length, _training, _heldOut) = (length, training, heldOut);

    public int Count => _training.Length / _length;

    /// <summary>What names the windows in a run's key, told without encoding them.</summary>
    public static string Identity(DeltaDomain domain, int windows, TierTexts texts) => domain.Text is { } text
        ? FormattableString.Invariant($"domain texts {DomainTexts.Version}, {text}, {windows} windows, vocabulary of {texts.PretrainingCorpus.Sha256}")
        : FormattableString.Invariant($"{windows} windows of {texts.PretrainingCorpus.Sha256}");

    public static DomainWindows Of(DeltaDomain domain, int windows, DeltaTexts texts) =>
        Known.GetOrAdd((domain.Name, windows, texts), _ => new(() => Cut(domain, windows, texts.Sizes.HeldOutWindows, texts.Sizes.Tier.ContextLength + 1, texts.Texts))).Value;

    /// <summary>Batches without end: each epoch passes over all windows once, in an order of its own.</summary>
    /// <param name="order">The run's own stream.</param>
    /// <param name="size">Sequences; the windows of an epoch fill whole batches.</param>
    public IEnumerable<Batch> Epochs(RandomStream order, int size)
    {
        int[] windows = [.. Enumerable.Range(0, Count)];
        while (true)
        {
            order.Shuffle<int>(windows);
            foreach (var rows in windows.Chunk(size))
                yield return Take(_training, rows);
        }
    }

    public Batch HeldOut() => Take(_heldOut, [.. Enumerable.Range(0, _heldOut.Length / _length)]);

    private static DomainWindows Cut(DeltaDomain domain, int windows, int heldOut, int length, TierTexts texts)
    {
        if (domain.Text is not { } text)
            return new(length, texts.Pretraining.Train[..(windows * length)].ToArray(), texts.Pretraining.ProbeWindows(heldOut, length));
        long[] Some(string part, int count) => TokenStream.Create(
            DomainTexts.EqualBudget([text], $"lora deltas, {part}", texts.Tokenizer, (int)(count * length / TrainingShare))[0], texts.Tokenizer).Train[..(count * length)].ToArray();
        return new(length, Some("training", windows), Some("held out", heldOut));
    }

    private Batch Take(long[] from, int[] rows)
    {
        using var tokens = tensor([.. rows.SelectMany(row => from.AsSpan(row * _length, _length).ToArray())], [rows.Length, _length]);
        return Batch.OfWindows(tokens);
    }
}
