using Replication.Models;
using static TorchSharp.torch;

namespace Replication.Training;

/// <summary>
/// How far a new objective is from the one that a model was trained by, told before any step is taken. The paper's own
/// formula could not be recovered; these three are ours.
/// </summary>
public static class ObjectiveDistance
{
    /// <summary>
    /// One minus the cosine between the mean gradients of two objectives over the parameters of all blocks: 0 where both
    /// ask for the same movement, 1 where they ask for unrelated ones, 2 for opposite ones.
    /// </summary>
    /// <param name="model">The model under its first objective.</param>
    /// <param name="batches">Batches of that objective.</param>
    /// <param name="other">The same blocks, with the same weights, under the second objective.</param>
    /// <param name="otherBatches">Batches of the second objective.</param>
    public static double Gradients(LanguageModel model, IEnumerable<Batch> batches, LanguageModel other, IEnumerable<Batch> otherBatches)
    {
        using var scope = NewDisposeScope();
        Tensor first = BlockGradient(model, batches), second = BlockGradient(other, otherBatches);
        if (first.numel() != second.numel())
            throw new ArgumentException($"The two models' blocks hold {first.numel()} and {second.numel()} parameters; an objective distance compares the same blocks.");
        var cosine = first.dot(second).div(first.norm().mul(second.norm()));
        return 1 - cosine.cpu().item<double>();
    }

    /// <summary>
    /// Kullback–Leibler divergence in nats between the mean predictions that a language model makes on two texts,
    /// D(new ‖ old): how much other the tokens are that it expects of the new text.
    /// </summary>
    /// <param name="model">A model whose head predicts tokens.</param>
    /// <param name="now">The new objective's inputs.</param>
    /// <param name="old">The first objective's inputs.</param>
    public static double Predictions(LanguageModel model, Batch now, Batch old)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        model.eval();
        Tensor p = MeanPrediction(model, now), q = MeanPrediction(model, old);
        return p.mul(p.log().sub(q.log())).sum().cpu().item<double>();
    }

    // Concatenated over blocks in order, in float64: (parameters)
    private static Tensor BlockGradient(LanguageModel model, IEnumerable<Batch> batches)
    {
        var device = model.parameters().First().device;
        model.eval();
        model.zero_grad();
        foreach (var batch in batches)
        {
            using var scope = NewDisposeScope();
            batch.To(device).Loss(model).backward();
        }

        var parts = model.Blocks.SelectMany(block => block.parameters())
            .Select(p => p.grad is { } gradient ? gradient.detach().to(ScalarType.Float64).reshape(-1) : zeros([p.numel()], ScalarType.Float64, device));
        var joined = cat([.. parts], 0);
        model.zero_grad();
        return joined;
    }

    // Over all tokens that are no padding, in float64: (vocabulary)
    private static Tensor MeanPrediction(LanguageModel model, Batch batch, int piece = 16)
    {
        Tensor? total = null;
        var tokens = 0.0;
        for (var first = 0L; first < batch.Size; first += piece)
        {
            using var pass = NewDisposeScope();
            var part = batch.Narrow(first, Math.Min(piece, batch.Size - first)).To(model.parameters().First().device);
            var predicted = model.call(part.Inputs, part.Mask).Logits.softmax(-1).to(ScalarType.Float64); // (B, T, V)
            if (part.Mask is { } mask)
                predicted = predicted.mul(mask.unsqueeze(-1));
            tokens += part.Mask is null ? part.Inputs.numel() : part.Mask.sum().cpu().item<long>();
            var sum = predicted.sum([0, 1]);
            total = (total is null ? sum : total.add(sum)).MoveToOuterDisposeScope();
        }

        return total!.div(tokens);
    }
}
