using Replication.Core.Runs;
using Replication.Measures.Ntk;
using Replication.Models;
using Replication.Random;
using Replication.Training;
using Replication.Training.Proximal;
using static TorchSharp.torch;

namespace Replication.Linearization;

/// <summary>
/// Fine-tuning as the release does it: adapters and head by Adam on cross-entropy, ten times over the training rows. All
/// conditions of a task and seed share base model, head, adapters and data order.
/// </summary>
internal static class TuningRuns
{
    public const int Epochs = 10; // the paper's
    public const int BatchSize = 16; // the release's, without its accumulation

    /// <summary>How the runs of a tier are trained.</summary>
    public static TrainingSettings Settings(LinearizationSizes sizes) => new()
    {
        Steps = Epochs * sizes.TrainingExamples / BatchSize,
        BatchSize = BatchSize,
        ContextLength = sizes.Tier.ContextLength,
        LearningRate = 4e-3, // the release's
        WarmUp = 0.06, // the release's
        WeightDecay = 0, // the release's Adam
        MaximumGradientNorm = 1e6, // no bound, so that the pulls through the loss and through the gradient are alike
    };

    public static PlannedRun Of(TuningCell cell, int seed, LinearizationTexts texts) => LinearizationRuns.Planned(
        "tuning", cell.Task, seed, texts, [("arm", cell.Arm), .. Settings(texts.Sizes).Parts("fine-tuning").Select(part => (part.Key, part.Value))],
        (checkpoint, context) => Work(cell, seed, texts, checkpoint, context));

    private static RunOutcome Work(TuningCell cell, int seed, LinearizationTexts texts, string checkpoint, RunContext context)
    {
        var task = LinearizationTask.Of(cell.Task, texts);
        using var scope = NewDisposeScope();
        using var adapted = new AdaptedModel(task, cell.Layers, seed, texts, checkpoint);
        using Batch kernelRows = task.KernelRows(), heldOut = task.HeldOut();
        using var jacobian = cell.Layers == LayerSet.Sweep ? Jacobian.Of(adapted.Model, kernelRows.Inputs, kernelRows.Mask, adapted.Everything) : null;
        using var displacement = new Displacement(adapted.Trained);
        var losses = new List<double> { Evaluation.Of(adapted.Model, kernelRows).Loss };

        var order = RandomStream.For("linearization", cell.Task, $"{seed}", "data order");
        int[] permutation = [];
        var stepsOfEpoch = texts.Sizes.TrainingExamples / BatchSize;
        var (drawn, pull) = (0, cell.Pull.Of(adapted.Trained));
        Batch Next()
        {
            var at = drawn++ % stepsOfEpoch;
            if (at == 0)
                permutation = order.Permutation(texts.Sizes.TrainingExamples);
            return task.Training(permutation.AsSpan(at * BatchSize, BatchSize));
        }

        new Trainer(adapted.Model, Settings(texts.Sizes))
        {
            Trained = adapted.Trained,
            Penalty = pull.Term is { } term ? term.Value : null,
            Control = pull.Control,
            AfterStep = done =>
            {
                if (done % stepsOfEpoch == 0)
                    losses.Add(Evaluation.Of(adapted.Model, kernelRows).Loss);
            },
        }.Run(Next, context.Progress, context.Cancellation);
        pull.Term?.Dispose();
        (pull.Control as IDisposable)?.Dispose();

        var scalars = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["accuracy"] = Evaluation.Of(adapted.Model, heldOut).Accuracy,
            ["distance"] = displacement.Distance(),
        };
        if (jacobian is not null)
            scalars["nonlinearity"] = Nonlinearity(adapted.Model, kernelRows, jacobian, displacement);
        return new RunOutcome(
            scalars,
            new SortedDictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal) { ["loss"] = losses },
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["weights"] = adapted.Sha256() });
    }

    // ‖f(θ) − f̄(θ)‖/‖f(θ) − f(θ₀)‖: the share of the change of the outputs that the first order misses.
    private static double Nonlinearity(LanguageModel model, Batch rows, Jacobian jacobian, Displacement displacement)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        model.eval();
        var change = model.call(rows.Inputs, rows.Mask).Logits - jacobian.Logits;
        var byParameter = displacement.Parameters.Zip(displacement.Change()).ToDictionary(pair => pair.First, pair => pair.Second);
        var straight = JacobianProducts.Times(jacobian, [.. jacobian.Blocks.Select(block => byParameter[block.Parameter])]);
        return ((change - straight).norm() / change.norm()).item<float>();
    }
}
