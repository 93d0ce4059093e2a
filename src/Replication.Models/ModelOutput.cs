using static TorchSharp.torch;

namespace Replication.Models;

/// <summary>What a forward pass gives.</summary>
/// <param name="Logits">[batch, length, vocabulary or classes], or [batch, classes] of a sequence; see <see cref="HeadKind"/>.</param>
/// <param name="HiddenStates">
/// The residual stream, [batch, length, width]: entry 0 is the embeddings, entry ℓ the state after block ℓ,
/// before any final norm.
/// </param>
/// <param name="FinalHiddenState">The last state after the final norm: what the head reads.</param>
public sealed record ModelOutput(Tensor Logits, IReadOnlyList<Tensor> HiddenStates, Tensor FinalHiddenState);
