using System.Collections.Concurrent;
using Replication.Data;
using Replication.Data.Domains;
using Replication.Models;
using Replication.Random;
using Replication.Training;
using Replication.Training.Micro;
using static TorchSharp.torch;

namespace Replication.LoraDeltas;

/// <summary>A domain's text as windows of one length that do not overlap: those that every epoch passes over once, and those held out.</summary>
internal sealed class DomainWindows
{
    private const int Length = MicroModel.StandardContext + 1; // each holds one token more than its inputs
    private const double TrainingShare = 0.8; // a token stream keeps at least so much for training

    private static readonly ConcurrentDictionary<(string, int, string), Lazy<DomainWindows>> Known = new();

    private readonly long[] _training; // count × length
    private readonly long[] _heldOut;

    private DomainWindows(long[] training, long[] heldOut) => (_training, _heldOut) = (training, heldOut);

    public int Count => _training.Length / Length;

    /// <summary>What names the windows in a run's key, told without encoding them.</summary>
    public static string Identity(DeltaDomain domain, int windows, MicroTexts texts) => domain.Text is { } text
        ? FormattableString.Invariant($"domain texts {DomainTexts.Version}, {text}, {windows} windows, vocabulary of {texts.PretrainingCorpus.Sha256}")
        : FormattableString.Invariant($"{windows} windows of {texts.PretrainingCorpus.Sha256}");

    public static DomainWindows Of(DeltaDomain domain, int windows, MicroTexts texts) =>
        Known.GetOrAdd((domain.Name, windows, texts.PretrainingCorpus.Sha256), _ => new(() => domain.Text is { } text
            ? new(Stream(text, "training", windows, texts).Train[..(windows * Length)].ToArray(), Stream(text, "held out", DeltaProtocol.HeldOutWindows, texts).Train[..(DeltaProtocol.HeldOutWindows * Length)].ToArray())
            : new(texts.Pretraining.Train[..(windows * Length)].ToArray(), texts.Pretraining.ProbeWindows(DeltaProtocol.HeldOutWindows, Length)))).Value;

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

    public Batch HeldOut() => Take(_heldOut, [.. Enumerable.Range(0, _heldOut.Length / Length)]);

    private static TokenStream Stream(TextDomain text, string part, int windows, MicroTexts texts) => TokenStream.Create(
        DomainTexts.EqualBudget([text], $"lora deltas, {part}", texts.Tokenizer, (int)(windows * Length / TrainingShare))[0], texts.Tokenizer);

    private static Batch Take(long[] from, int[] rows)
    {
        using var tokens = tensor([.. rows.SelectMany(row => from.AsSpan(row * Length, Length).ToArray())], [rows.Length, Length]);
        return Batch.OfWindows(tokens);
    }
}
