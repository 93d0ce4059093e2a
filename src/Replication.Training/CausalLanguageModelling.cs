using Replication.Models;
using static TorchSharp.torch;

namespace Replication.Training;

/// <summary>Next-token training and evaluation.</summary>
public static class CausalLanguageModelling
{
    /// <summary>Trains in place.</summary>
    /// <param name="model">The model; all its parameters are trained.</param>
    /// <param name="nextBatch">Gives batch × (context + 1) token ids, row by row: the inputs and, shifted by one, their targets.</param>
    /// <param name="settings">Steps, rates and sizes.</param>
    /// <param name="progress">Fraction of the steps done.</param>
    /// <param name="cancellation">Checked before every step.</param>
    /// <returns>Mean loss over all steps, in nats per token.</returns>
    /// <exception cref="TrainingDivergedException">A gradient norm is not finite.</exception>
    public static double Train(
        CausalLanguageModel model, Func<long[]> nextBatch, TrainingSettings settings, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        using var optimiser = optim.AdamW(model.parameters(), lr: settings.LearningRate, weight_decay: settings.WeightDecay);
        var device = model.parameters().First().device;
        using var total = zeros([], device: device);
        model.train();
        for (var step = 0; step < settings.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            foreach (var group in optimiser.ParamGroups)
                group.LearningRate = settings.RateAt(step);
            var tokens = tensor(nextBatch(), [settings.BatchSize, settings.ContextLength + 1]).to(device);
            var loss = Loss(model, tokens);
            optimiser.zero_grad();
            loss.backward();
            // The norm is the step's only number read from the device; it also tells whether the loss was finite.
            if (!double.IsFinite(nn.utils.clip_grad_norm_(model.parameters(), settings.MaximumGradientNorm)))
                throw new TrainingDivergedException(step);
            optimiser.step();
            total.add_(loss.detach());
            progress?.Report((step + 1.0) / settings.Steps);
        }

        return total.cpu().item<float>() / (double)settings.Steps;
    }

    /// <summary>Mean next-token cross-entropy in nats over windows of context + 1 tokens, without a graph.</summary>
    /// <param name="model">The model.</param>
    /// <param name="windows">[windows, context + 1] int64 token ids.</param>
    /// <param name="batchSize">Windows in one forward pass; every batch counts by its windows.</param>
    public static double Evaluate(CausalLanguageModel model, Tensor windows, int batchSize = 16)
    {
        using var noGrad = no_grad();
        var total = 0.0;
        model.eval();
        for (var first = 0L; first < windows.shape[0]; first += batchSize)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(batchSize, windows.shape[0] - first);
            total += count * Loss(model, windows.narrow(0, first, count)).cpu().item<float>();
        }

        return total / windows.shape[0];
    }

    // Inputs are all tokens but the last, targets all but the first.
    private static Tensor Loss(CausalLanguageModel model, Tensor tokens)
    {
        var length = tokens.shape[1] - 1;
        var logits = model.call(tokens.narrow(1, 0, length), null).Logits;
        return nn.functional.cross_entropy(logits.reshape(-1, logits.shape[2]), tokens.narrow(1, 1, length).reshape(-1));
    }
}
