namespace Replication.Training;

/// <summary>How a model is trained. Every value is part of a run's key.</summary>
public sealed record TrainingSettings
{
    /// <summary>Optimiser steps.</summary>
    public required int Steps { get; init; }

    /// <summary>Sequences in a step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Predicted tokens in a sequence.</summary>
    public required int ContextLength { get; init; }

    /// <summary>Peak learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Share of the steps over which the rate rises linearly from 0; it then falls linearly back to 0.</summary>
    public double WarmUp { get; init; } = 0.1;

    /// <summary>AdamW's decoupled weight decay, on all parameters.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Joint gradient norm above which gradients are scaled down.</summary>
    public double MaximumGradientNorm { get; init; } = 1.0;

    /// <summary>Learning rate of step 0, 1, …</summary>
    public double RateAt(int step)
    {
        var rising = Math.Max(1, (int)(Steps * WarmUp));
        return step < rising
            ? LearningRate * (step + 1) / rising
            : LearningRate * (Steps - step) / Math.Max(1, Steps - rising);
    }

    /// <summary>Name and value of every setting, as invariant text, for a run's key.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parts(string prefix)
    {
        string Text(FormattableString value) => FormattableString.Invariant(value);
        yield return new($"{prefix}.steps", Text($"{Steps}"));
        yield return new($"{prefix}.batch_size", Text($"{BatchSize}"));
        yield return new($"{prefix}.context_length", Text($"{ContextLength}"));
        yield return new($"{prefix}.learning_rate", Text($"{LearningRate:R}"));
        yield return new($"{prefix}.warm_up", Text($"{WarmUp:R}"));
        yield return new($"{prefix}.weight_decay", Text($"{WeightDecay:R}"));
        yield return new($"{prefix}.maximum_gradient_norm", Text($"{MaximumGradientNorm:R}"));
        yield return new($"{prefix}.optimiser", "AdamW 0.9 0.999 1e-8, linear warm-up and decay");
    }
}
