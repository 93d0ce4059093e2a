using static TorchSharp.torch;

namespace Replication.Models.Functions;

/// <summary>
/// <see cref="Wkv"/> by the engine's operations, for tensors that do not lie on the CPU: a loop over the steps, with gradients
/// by the engine. The sums are kept times e^−exponent, as there; the exponent changes no result, so that it has no gradient.
/// </summary>
internal static class WkvOperations
{
    /// <summary>Arguments and result as those of <see cref="Wkv"/>.</summary>
    public static Tensor Of(Tensor w, Tensor u, Tensor k, Tensor v)
    {
        using var scope = NewDisposeScope();
        Tensor[] keys = k.unbind(1), values = v.unbind(1), bonuses = k.add(u).unbind(1); // length × (B, C)
        var averages = new Tensor[keys.Length];
        averages[0] = values[0];
        var exponent = keys[0].detach();
        var weights = keys[0].sub(exponent).exp(); // 1, with the key's gradient
        var sum = weights.mul(values[0]);
        for (var t = 1; t < averages.Length; t++)
        {
            var largest = exponent.maximum(bonuses[t].detach());
            Tensor past = exponent.sub(largest).exp(), now = bonuses[t].sub(largest).exp();
            averages[t] = past.mul(sum).add(now.mul(values[t])).div(past.mul(weights).add(now));
            largest = exponent.add(w.detach()).maximum(keys[t].detach());
            (past, now) = (exponent.add(w).sub(largest).exp(), keys[t].sub(largest).exp());
            (sum, weights, exponent) = (past.mul(sum).add(now.mul(values[t])), past.mul(weights).add(now), largest);
        }

        return stack(averages, 1).MoveToOuterDisposeScope();
    }
}
