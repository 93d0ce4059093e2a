namespace Replication.Models.Checkpoints;

/// <summary>A checkpoint that cannot be read: one sentence naming file, tensor, what was expected and what was found.</summary>
public sealed class CheckpointException(string message, Exception? inner = null) : Exception(message, inner);
