using Replication.Models;
using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>The Jacobian of one batch: one forward pass, then one backward pass per class.</summary>
internal static class BatchJacobian
{
    /// <returns>Logits [examples, classes], and [examples·classes, numel] for every parameter of the captured parts.</returns>
    public static (Tensor Logits, Tensor[] Rows) Of(LanguageModel model, Tensor inputs, Tensor? mask, IReadOnlyList<LayerCapture> captures)
    {
        using var scope = NewDisposeScope();
        using var grad = enable_grad();
        foreach (var capture in captures)
            capture.Calls.Clear();
        var logits = model.call(inputs, mask).Logits;
        if (logits.ndim != 2)
            throw new ArgumentException($"A Jacobian needs one row of logits a sequence, but this model's have shape [{string.Join(", ", logits.shape)}]; use a sequence-classification head.", nameof(model));
        var rules = captures.Select(capture => RulesOf(capture, logits.shape[0])).ToList();
        var byClass = new List<List<Tensor>>();
        for (var c = 0L; c < logits.shape[1]; c++)
            byClass.Add(OfClass(logits, c, rules));
        var rows = new Tensor[byClass[0].Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var joined = stack([.. byClass.Select(gradients => gradients[i])], 1); // (N, C, P)
            rows[i] = joined.reshape(-1, joined.shape[2]).MoveToOuterDisposeScope();
            byClass.ForEach(gradients => gradients[i].Dispose());
        }

        foreach (var capture in captures)
            capture.Calls.Clear();
        return (logits.detach().MoveToOuterDisposeScope(), rows);
    }

    // One rule for every call of the layer, beside the zero that has the call's output gradient.
    private static List<(Tensor Probe, Func<Tensor, IReadOnlyList<Tensor>> Gradients)> RulesOf(LayerCapture capture, long examples)
    {
        using var quiet = no_grad();
        return capture.Calls.Count > 0
            ? [.. capture.Calls.Select(call => (call.Probe, capture.Part.GradientsOver(LayerCapture.Tokens(call.Input, examples))))]
            : throw new InvalidOperationException($"The forward pass never called the layer of '{capture.Part.Parameters[0].Name}'.");
    }

    // Examples do not meet in a model, so that the gradient of a sum over them holds each one's own in its own rows.
    private static List<Tensor> OfClass(Tensor logits, long c, List<List<(Tensor Probe, Func<Tensor, IReadOnlyList<Tensor>> Gradients)>> rules)
    {
        using var scope = NewDisposeScope();
        var probes = rules.SelectMany(calls => calls.Select(call => call.Probe)).ToList();
        var outputGradients = new Queue<Tensor>(autograd.grad([logits.select(1, c).sum()], probes, retain_graph: c + 1 < logits.shape[1]));
        using var quiet = no_grad();
        var result = new List<Tensor>();
        foreach (var calls in rules)
        {
            List<Tensor>? sum = null;
            foreach (var (_, rule) in calls)
            {
                var gradients = rule(LayerCapture.Tokens(outputGradients.Dequeue(), logits.shape[0]));
                sum = sum is null ? [.. gradients] : [.. sum.Zip(gradients, (total, one) => total + one)];
            }

            result.AddRange(sum!);
        }

        result.ForEach(gradient => gradient.MoveToOuterDisposeScope());
        return result;
    }
}
