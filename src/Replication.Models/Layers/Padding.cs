using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Models.Layers;

/// <summary>Where padding may lie.</summary>
public static class Padding
{
    /// <summary>
    /// Makes sure that nothing is padded on the left, where a recurrence would read the padding as text, and positions would
    /// count it. A mask is looked at where it is made, on the CPU: elsewhere a look would hold up the training step.
    /// </summary>
    /// <param name="mask">[batch, length], 1 for tokens and 0 for padding; null where nothing is padded. Off the CPU it is not read.</param>
    /// <returns>The mask.</returns>
    /// <exception cref="ArgumentException">A token follows padding.</exception>
    public static Tensor? RequireOnTheRight(Tensor? mask)
    {
        if (mask is null || mask.device_type != DeviceType.CPU || mask.shape[1] < 2)
            return mask;
        using var scope = NewDisposeScope();
        var present = mask.ne(0).to(ScalarType.Int64);
        var length = mask.shape[1] - 1;
        if ((present.narrow(1, 1, length) - present.narrow(1, 0, length)).max().item<long>() > 0)
            throw new ArgumentException("The mask has a token after padding, and models read everything before a token: pad sequences on the right, not on the left or in between.", nameof(mask));
        return mask;
    }
}
