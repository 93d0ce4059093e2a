using Replication.Models;
using static TorchSharp.torch;

namespace Replication.Training;

/// <summary>A model's loss and accuracy on held-out sequences, without a graph and without dropout.</summary>
/// <param name="Loss">Mean cross-entropy in nats per label.</param>
/// <param name="Accuracy">Share of the labels that got the largest logit.</param>
public sealed record Evaluation(double Loss, double Accuracy)
{
    /// <param name="model">The model.</param>
    /// <param name="batch">All held-out sequences; every label counts once.</param>
    /// <param name="piece">Sequences in one forward pass.</param>
    public static Evaluation Of(LanguageModel model, Batch batch, int piece = 16)
    {
        using var noGrad = no_grad();
        var (loss, right, labels) = (0.0, 0.0, 0.0);
        var wasTraining = model.training;
        model.eval();
        for (var first = 0L; first < batch.Size; first += piece)
        {
            using var scope = NewDisposeScope();
            var part = batch.Narrow(first, Math.Min(piece, batch.Size - first)).To(model.parameters().First().device);
            var logits = model.call(part.Inputs, part.Mask).Logits;
            var counted = part.Labels.ne(Batch.Ignored);
            var count = counted.sum().cpu().item<long>();
            if (count == 0)
                continue;
            loss += count * part.LossOf(logits).cpu().item<float>();
            right += logits.argmax(-1).eq(part.Labels).logical_and(counted).sum().cpu().item<long>();
            labels += count;
        }

        model.train(wasTraining);
        return new Evaluation(loss / labels, right / labels);
    }
}
