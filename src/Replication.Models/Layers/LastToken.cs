using static TorchSharp.torch;

namespace Replication.Models.Layers;

/// <summary>The hidden state that stands for a whole sequence in a decoder: that of its last token before the padding.</summary>
internal static class LastToken
{
    /// <param name="states">[batch, length, width]</param>
    /// <param name="inputIds">[batch, length]</param>
    /// <param name="attentionMask">[batch, length], 1 for tokens and 0 for padding; null to go by the padding token.</param>
    /// <param name="paddingId">The padding token; null where there is none, so that every token counts.</param>
    /// <returns>[batch, width]</returns>
    public static Tensor Of(Tensor states, Tensor inputIds, Tensor? attentionMask, int? paddingId)
    {
        var (batch, length, width) = (states.shape[0], states.shape[1], states.shape[2]);
        if (attentionMask is null && paddingId is null)
            return states.select(1, length - 1);
        using var scope = NewDisposeScope();
        var isToken = (attentionMask is null ? inputIds.ne(paddingId!.Value) : attentionMask.ne(0)).to(ScalarType.Int64);
        // Counted from 1, so that the largest product is the last token's place; a sequence of padding alone gives its first place.
        var last = (isToken * (arange(length, dtype: ScalarType.Int64, device: states.device) + 1)).argmax(1); // (B)
        return states.gather(1, last.reshape(batch, 1, 1).expand(batch, 1, width)).select(1, 0).MoveToOuterDisposeScope();
    }
}
