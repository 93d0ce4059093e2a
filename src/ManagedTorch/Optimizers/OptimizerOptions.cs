namespace TorchSharp.Modules;

/// <summary>The settings of a group of parameters; what is null takes the optimiser's own value.</summary>
public class OptimizerOptions
{
    public double? LearningRate { get; set; }

    public double InitialLearningRate { get; set; }
}
