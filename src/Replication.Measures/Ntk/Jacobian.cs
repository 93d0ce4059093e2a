using Replication.Models;
using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>
/// Derivatives of every logit of every example by chosen parameters, at the parameters' present values and without
/// dropout. One backward pass per class serves a whole batch: the gradients of single examples are outer products of
/// captured layer inputs and output gradients. Memory grows linearly with the number of examples.
/// </summary>
/// <remarks>
/// An adapter that still is at B = 0 changes no output, so that the blocks of a fresh adapter are the same whichever
/// other layers are adapted: one Jacobian over all candidates gives the kernel of every subset.
/// </remarks>
public sealed class Jacobian : IDisposable
{
    private Jacobian(Tensor logits, IReadOnlyList<JacobianBlock> blocks) => (Logits, Blocks) = (logits, blocks);

    /// <summary>[examples, classes], where the derivatives were taken.</summary>
    public Tensor Logits { get; }

    /// <summary>One block a parameter, in the order of the parts.</summary>
    public IReadOnlyList<JacobianBlock> Blocks { get; }

    public long Examples => Logits.shape[0];

    public long Classes => Logits.shape[1];

    /// <param name="model">A model with one row of logits a sequence.</param>
    /// <param name="inputs">[examples, length] int64 token ids, on any device, as the mask.</param>
    /// <param name="mask">[examples, length], 1 for tokens and 0 for padding; null where nothing is padded.</param>
    /// <param name="parts">The parameters.</param>
    /// <param name="batchSize">Examples in one forward pass: bounds the memory of the activations, and changes no number.</param>
    /// <exception cref="ArgumentException">There are no parts, or the model's logits are not [examples, classes].</exception>
    public static Jacobian Of(LanguageModel model, Tensor inputs, Tensor? mask, IReadOnlyList<TangentPart> parts, int batchSize = 64)
    {
        if (parts.Count == 0)
            throw new ArgumentException("A Jacobian needs at least one part of the model to differentiate by.", nameof(parts));
        using var frozen = new FrozenParameters(model.parameters().Concat(parts.SelectMany(part => part.Parameters.Select(p => p.Parameter))));
        List<LayerCapture> captures = [];
        var wasTraining = model.training;
        model.eval();
        try
        {
            captures.AddRange(parts.Select(part => new LayerCapture(part)));
            using var scope = NewDisposeScope();
            var device = model.parameters().First().device;
            var pieces = new List<(Tensor Logits, Tensor[] Rows)>();
            for (var first = 0L; first < inputs.shape[0]; first += batchSize)
            {
                var count = Math.Min(batchSize, inputs.shape[0] - first);
                pieces.Add(BatchJacobian.Of(model, inputs.narrow(0, first, count).to(device), mask?.narrow(0, first, count).to(device), captures));
            }

            return Joined(pieces, [.. parts.SelectMany(part => part.Parameters)]);
        }
        finally
        {
            captures.ForEach(capture => capture.Dispose());
            model.train(wasTraining);
        }
    }

    public void Dispose()
    {
        Logits.Dispose();
        foreach (var block in Blocks)
            block.Rows.Dispose();
    }

    private static Jacobian Joined(List<(Tensor Logits, Tensor[] Rows)> pieces, List<(string Name, TorchSharp.Modules.Parameter Parameter)> parameters)
    {
        var blocks = new List<JacobianBlock>();
        for (var i = 0; i < parameters.Count; i++)
        {
            var rows = pieces.Count == 1 ? pieces[0].Rows[i] : cat([.. pieces.Select(piece => piece.Rows[i])], 0);
            blocks.Add(new JacobianBlock(parameters[i].Name, parameters[i].Parameter, rows.DetachFromDisposeScope()));
            if (pieces.Count > 1)
                pieces.ForEach(piece => piece.Rows[i].Dispose());
        }

        return new Jacobian((pieces.Count == 1 ? pieces[0].Logits : cat([.. pieces.Select(piece => piece.Logits)], 0)).DetachFromDisposeScope(), blocks);
    }
}
