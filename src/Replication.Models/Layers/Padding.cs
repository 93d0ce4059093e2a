using static TorchSharp.torch;

namespace Replication.Models.Layers;

/// <summary>Where padding may lie.</summary>
internal static class Padding
{
    /// <summary>Makes sure that nothing is padded on the left, where a recurrence would read the padding as text.</summary>
    /// <param name="mask">[batch, length], 1 for tokens and 0 for padding; null where nothing is padded.</param>
    /// <param name="model">Named in the error.</param>
    /// <exception cref="ArgumentException">A token follows padding.</exception>
    public static void RequireOnTheRight(Tensor? mask, string model)
    {
        if (mask is null || mask.shape[1] < 2)
            return;
        using var scope = NewDisposeScope();
        var present = mask.ne(0).to(ScalarType.Int64);
        var length = mask.shape[1] - 1;
        if ((present.narrow(1, 1, length) - present.narrow(1, 0, length)).max().item<long>() > 0)
            throw new ArgumentException($"{model} reads everything before a token: pad sequences on the right, not on the left or in between.", nameof(mask));
    }
}
