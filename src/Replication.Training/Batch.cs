using Replication.Models;
using Replication.Models.Layers;
using static TorchSharp.torch;

namespace Replication.Training;

/// <summary>What one training step, or one piece of an evaluation, reads.</summary>
/// <param name="Inputs">[batch, length] int64 token ids.</param>
/// <param name="Mask">[batch, length] int64, 1 for tokens and 0 for padding on the right; null where nothing is padded. Checked here, before it is moved to a GPU.</param>
/// <param name="Labels">
/// int64 class of every position of the logits, already aligned with them: [batch, length] for heads over tokens,
/// [batch] for heads over sequences; −100 counts for nothing.
/// </param>
public sealed record Batch(Tensor Inputs, Tensor? Mask, Tensor Labels) : IDisposable
{
    /// <summary>The label of a position that has none.</summary>
    public const long Ignored = -100;

    /// <exception cref="ArgumentException">A token follows padding.</exception>
    public Tensor? Mask { get; init; } = Padding.RequireOnTheRight(Mask);

    /// <summary>Next-token prediction over windows: all tokens but the last are inputs, all but the first their labels.</summary>
    /// <param name="windows">[batch, length + 1] int64 token ids.</param>
    public static Batch OfWindows(Tensor windows) => new(
        windows.narrow(1, 0, windows.shape[1] - 1), null, windows.narrow(1, 1, windows.shape[1] - 1));

    /// <summary>Sequences in the batch.</summary>
    public long Size => Inputs.shape[0];

    /// <summary>Mean cross-entropy of the model's predictions, in nats per label.</summary>
    public Tensor Loss(LanguageModel model) => LossOf(model.call(Inputs, Mask).Logits);

    /// <summary>Mean cross-entropy of given logits, in nats per label.</summary>
    /// <param name="logits">[batch, length, classes] or [batch, classes], as the labels are.</param>
    public Tensor LossOf(Tensor logits) => nn.functional.cross_entropy(logits.reshape(-1, logits.shape[^1]), Labels.reshape(-1));

    /// <summary>Some of the sequences, as views.</summary>
    public Batch Narrow(long first, long count) => new(
        Inputs.narrow(0, first, count), Mask?.narrow(0, first, count), Labels.narrow(0, first, count));

    /// <summary>The same on a device.</summary>
    public Batch To(Device device) => new(Inputs.to(device), Mask?.to(device), Labels.to(device));

    public void Dispose()
    {
        Inputs.Dispose();
        Mask?.Dispose();
        Labels.Dispose();
    }
}
