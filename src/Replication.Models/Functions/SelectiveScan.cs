using static TorchSharp.torch;

namespace Replication.Models.Functions;

/// <summary>
/// Mamba's recurrence (Gu and Dao 2023, equation 2): hₜ = exp(Δₜ·A)·hₜ₋₁ + Δₜ·Bₜ·uₜ, yₜ = Σₙ Cₜ·hₜ, with h₋₁ = 0.
/// Arguments: u [batch, length, channels], Δ [batch, length, channels], A [channels, states], B and C
/// [batch, length, states]; the result has u's shape. Sums run in float64 in one fixed order, on the CPU.
/// </summary>
public sealed class SelectiveScan : autograd.SingleTensorFunction<SelectiveScan>
{
    public override string Name => nameof(SelectiveScan);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (u, delta, a, b, c) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2], (Tensor)vars[3], (Tensor)vars[4]);
        Check(u, delta, a, b, c);
        var (batch, length, channels, states) = ((int)u.shape[0], (int)u.shape[1], (int)u.shape[2], (int)a.shape[1]);
        using var exponent = delta.unsqueeze(-1) * a;
        // (batch, length, channels, states)
        var decay = exponent.exp();
        double[] us = u.ToDoubles(), deltas = delta.ToDoubles(), bs = b.ToDoubles(), cs = c.ToDoubles(), decays = decay.ToDoubles();
        var y = new double[us.Length];
        var hidden = new double[decays.Length];
        Batches.For(batch, n =>
        {
            for (var t = 0; t < length; t++)
            {
                var step = n * length + t;
                for (var d = 0; d < channels; d++)
                {
                    var at = (step * channels + d) * states;
                    var input = deltas[step * channels + d] * us[step * channels + d];
                    var sum = 0.0;
                    for (var s = 0; s < states; s++)
                    {
                        var before = t == 0 ? 0 : hidden[at - channels * states + s];
                        hidden[at + s] = decays[at + s] * before + input * bs[step * states + s];
                        sum += cs[step * states + s] * hidden[at + s];
                    }

                    y[step * channels + d] = sum;
                }
            }
        });
        ctx.save_for_backward([u, delta, a, b, c, decay, hidden.ToTensor(decay)]);
        return y.ToTensor(u);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        var (u, delta, a, b, c) = (saved[0], saved[1], saved[2], saved[3], saved[4]);
        var (batch, length, channels, states) = ((int)u.shape[0], (int)u.shape[1], (int)u.shape[2], (int)a.shape[1]);
        double[] us = u.ToDoubles(), deltas = delta.ToDoubles(), rates = a.ToDoubles(), bs = b.ToDoubles(), cs = c.ToDoubles();
        double[] decays = saved[5].ToDoubles(), hidden = saved[6].ToDoubles(), g = grad_output.ToDoubles();
        double[] du = new double[us.Length], dDelta = new double[us.Length], db = new double[bs.Length], dc = new double[bs.Length];
        var da = new double[batch * channels * states];
        Batches.For(batch, n =>
        {
            // What later steps ask of the state, brought back one step at a time.
            var carried = new double[channels * states];
            for (var t = length - 1; t >= 0; t--)
            {
                var step = n * length + t;
                for (var d = 0; d < channels; d++)
                {
                    var (place, at) = (step * channels + d, (step * channels + d) * states);
                    var (toInput, toDelta) = (0.0, 0.0);
                    for (var s = 0; s < states; s++)
                    {
                        var grad = cs[step * states + s] * g[place] + carried[d * states + s];
                        var before = t == 0 ? 0 : hidden[at - channels * states + s];
                        var toExponent = grad * before * decays[at + s];
                        dc[step * states + s] += g[place] * hidden[at + s];
                        db[step * states + s] += grad * deltas[place] * us[place];
                        da[(n * channels + d) * states + s] += toExponent * deltas[place];
                        toInput += grad * bs[step * states + s];
                        toDelta += toExponent * rates[d * states + s];
                        carried[d * states + s] = grad * decays[at + s];
                    }

                    du[place] = toInput * deltas[place];
                    dDelta[place] = toInput * us[place] + toDelta;
                }
            }
        });
        return [du.ToTensor(u), dDelta.ToTensor(delta), Batches.Sum(da, batch).ToTensor(a), db.ToTensor(b), dc.ToTensor(c)];
    }

    private static void Check(Tensor u, Tensor delta, Tensor a, Tensor b, Tensor c)
    {
        var fits = u.ndim == 3 && delta.shape.SequenceEqual(u.shape) && a.ndim == 2 && a.shape[0] == u.shape[2]
            && b.shape.SequenceEqual([u.shape[0], u.shape[1], a.shape[1]]) && c.shape.SequenceEqual(b.shape);
        if (!fits)
            throw new ArgumentException($"SelectiveScan: shapes u {Shape(u)}, delta {Shape(delta)}, A {Shape(a)}, B {Shape(b)} and C {Shape(c)} do not fit; they are [batch, length, channels] twice, [channels, states], and [batch, length, states] twice.");
    }

    private static string Shape(Tensor x) => $"[{string.Join(", ", x.shape)}]";
}
