namespace Replication.Training;

/// <summary>A GPU has too little memory for a single sequence: no smaller piece would fit.</summary>
public sealed class OutOfGpuMemoryException(int step, Batch batch, Exception cause) : Exception(
    $"The GPU ran out of memory at step {step} with one sequence of {batch.Inputs.shape[1]} tokens, after smaller and smaller pieces of a batch of {batch.Size}: "
    + "end what else runs on the GPU, or use one with more memory; finished runs are kept, and the same command goes on from there.", cause)
{
    /// <summary>True for what libtorch says when an allocation fails; it has no type of its own.</summary>
    public static bool IsMeantBy(Exception error) => error.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase);
}
