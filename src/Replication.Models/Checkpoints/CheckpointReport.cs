namespace Replication.Models.Checkpoints;

/// <summary>What became of a model's parameters and a checkpoint's tensors.</summary>
/// <param name="Fresh">Parameters of the head that the checkpoint lacks: they keep the values they had.</param>
/// <param name="Unused">Tensors of the checkpoint that the model has no place for.</param>
public sealed record CheckpointReport(IReadOnlyList<string> Fresh, IReadOnlyList<string> Unused);
