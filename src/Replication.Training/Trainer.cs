using Replication.Models;
using Replication.Training.Controls;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Training;

/// <summary>The loop that all claims train by: AdamW, linear warm-up and decay, a bounded gradient norm.</summary>
/// <param name="model">Trained in place; parameters that ask for no gradient stay as they are.</param>
/// <param name="settings">Steps, rates and sizes.</param>
public sealed class Trainer(LanguageModel model, TrainingSettings settings)
{
    /// <summary>What is trained, such as the adapters of <c>Lora.Parameters()</c>; null for all of the model's own that ask for a gradient.</summary>
    public IReadOnlyList<Parameter>? Trained { get; init; }

    /// <summary>Alters what the optimiser did to the weights, after every step; null leaves it alone.</summary>
    public IStepControl? Control { get; init; }

    /// <summary>A further term of the loss, a tensor without dimensions; null for none.</summary>
    public Func<Tensor>? Penalty { get; init; }

    /// <summary>Called after every step with the number of steps done; null for nobody.</summary>
    public Action<int>? AfterStep { get; init; }

    /// <summary>Trains over all steps.</summary>
    /// <param name="next">Makes a step's batch; the trainer disposes it.</param>
    /// <param name="progress">Fraction of the steps done.</param>
    /// <param name="cancellation">Checked before every step.</param>
    /// <returns>Mean loss over all steps, without the penalty, in nats per label.</returns>
    /// <exception cref="TrainingDivergedException">A gradient norm is not finite.</exception>
    /// <exception cref="OutOfGpuMemoryException">Not even one sequence fits into the GPU's memory.</exception>
    public double Run(Func<Batch> next, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var trained = (Trained ?? model.parameters()).Where(parameter => parameter.requires_grad).ToList();
        using var optimiser = optim.AdamW(trained, lr: settings.LearningRate, weight_decay: settings.WeightDecay);
        var device = trained[0].device;
        using var total = zeros([], device: device);
        var gradients = new BatchGradients(model, Penalty, device);
        model.train();
        for (var step = 0; step < settings.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            foreach (var group in optimiser.ParamGroups)
                group.LearningRate = settings.RateAt(step);
            total.add_(gradients.Take(next(), optimiser, step));
            // The norm is the step's only number read from the device; it also tells whether the loss was finite.
            if (!double.IsFinite(nn.utils.clip_grad_norm_(trained, settings.MaximumGradientNorm)))
                throw new TrainingDivergedException(step);
            Control?.BeforeStep();
            optimiser.step();
            Control?.AfterStep();
            AfterStep?.Invoke(step + 1);
            progress?.Report((step + 1.0) / settings.Steps);
        }

        return total.cpu().item<float>() / (double)settings.Steps;
    }
}
