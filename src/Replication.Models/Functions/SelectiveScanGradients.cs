using static TorchSharp.torch;

namespace Replication.Models.Functions;

/// <summary>Where the gradients of <see cref="SelectiveScan"/> go: in their arguments' shapes, but A [batch, states, channels], one part for each sequence.</summary>
internal sealed record SelectiveScanGradients(Tensor U, Tensor Delta, Tensor A, Tensor B, Tensor C);
