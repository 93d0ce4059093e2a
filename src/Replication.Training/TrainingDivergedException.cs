namespace Replication.Training;

/// <summary>Training produced something that is not a finite number: the run is invalid, not negative.</summary>
public sealed class TrainingDivergedException(int step)
    : Exception($"Training diverged at step {step}: the gradient norm is not a finite number.");
