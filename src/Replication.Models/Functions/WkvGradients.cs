using static TorchSharp.torch;

namespace Replication.Models.Functions;

/// <summary>Where the gradients of <see cref="Wkv"/> go: in their arguments' shapes, but w and u [batch, channels], one part for each sequence.</summary>
internal sealed record WkvGradients(Tensor W, Tensor U, Tensor K, Tensor V);
