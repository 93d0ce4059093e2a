using static TorchSharp.torch;

namespace Replication.Models.Functions;

/// <summary>
/// <see cref="SelectiveScan"/> by the engine's operations, for tensors that do not lie on the CPU: a loop over the steps, with
/// gradients by the engine. It keeps three numbers for every sequence, step, channel and state until they are taken.
/// </summary>
internal static class SelectiveScanOperations
{
    /// <summary>Arguments and result as those of <see cref="SelectiveScan"/>.</summary>
    public static Tensor Of(Tensor u, Tensor delta, Tensor a, Tensor b, Tensor c)
    {
        using var scope = NewDisposeScope();
        // Taken apart once: a step's gradient then has the size of the step, where a view's has that of the whole.
        var decays = delta.unsqueeze(3).mul(a).exp().unbind(1); // length × (B, E, N)
        var inputs = delta.mul(u).unsqueeze(3).mul(b.unsqueeze(2)).unbind(1);
        var states = new Tensor[decays.Length];
        for (var t = 0; t < states.Length; t++)
            states[t] = t == 0 ? inputs[t] : decays[t].mul(states[t - 1]).add(inputs[t]);
        return stack(states, 1).mul(c.unsqueeze(2)).sum([3L]).MoveToOuterDisposeScope();
    }
}
