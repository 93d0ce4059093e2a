using Replication.Models;
using Replication.Models.Functions;
using static TorchSharp.torch;

namespace Replication.Training;

/// <summary>
/// The gradients of a batch's loss: in one pass, or, once a GPU has run out of memory, in so many passes as it takes, each
/// over half of the sequences of the last attempt. Pieces are weighed by their labels, so that the loss stays the batch's mean.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="penalty">A further term of the loss; null for none.</param>
/// <param name="device">Where the model lies.</param>
internal sealed class BatchGradients(LanguageModel model, Func<Tensor>? penalty, Device device)
{
    private long _most = long.MaxValue; // sequences in one pass; it never grows again

    /// <summary>Sets the gradients and returns the loss without the penalty, in nats per label: [].</summary>
    /// <exception cref="OutOfGpuMemoryException">Not even one sequence fits.</exception>
    public Tensor Take(Batch batch, optim.Optimizer optimiser, int step)
    {
        while (true)
        {
            optimiser.zero_grad();
            try
            {
                return batch.Size <= _most ? Whole(batch) : InPieces(batch);
            }
            catch (Exception error) when (OutOfGpuMemoryException.IsMeantBy(error))
            {
                _most = Math.Min(_most, batch.Size) / 2;
                if (_most == 0)
                    throw new OutOfGpuMemoryException(step, batch, error);
            }
        }
    }

    private Tensor Whole(Batch batch)
    {
        using var scope = NewDisposeScope();
        var loss = batch.To(device).Loss(model);
        BackwardGuard.Backward(penalty is null ? loss : loss + penalty());
        return loss.detach().MoveToOuterDisposeScope();
    }

    private Tensor InPieces(Batch batch)
    {
        using var scope = NewDisposeScope();
        double labels = LabelsOf(batch);
        var total = zeros([], device: device);
        for (var first = 0L; first < batch.Size; first += _most)
        {
            using var piece = NewDisposeScope();
            var part = batch.Narrow(first, Math.Min(_most, batch.Size - first));
            if (LabelsOf(part) is > 0 and var counted)
            {
                var loss = part.To(device).Loss(model) * (counted / labels);
                BackwardGuard.Backward(loss);
                total.add_(loss.detach());
            }
        }

        penalty?.Invoke().backward();
        return total.MoveToOuterDisposeScope();
    }

    // Counted before the batch is moved, where it costs no wait.
    private static long LabelsOf(Batch batch) => batch.Labels.ne(Batch.Ignored).sum().cpu().item<long>();
}
