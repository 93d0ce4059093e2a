using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Models.Functions;

/// <summary>
/// RWKV-4's weighted average of values (Peng et al. 2023, equation 16), channel by channel:
/// yₜ = (Σ_{i&lt;t} e^{(t−1−i)·w + kᵢ}·vᵢ + e^{u + kₜ}·vₜ) / (the same without v).
/// Arguments: w [channels], the logarithm of the decay, negative; u [channels], the bonus of the present step;
/// k and v [batch, length, channels]. The result has v's shape. Every exponential is taken of a number that is not
/// positive, so no k overflows. float64 in one fixed order, on the CPU.
/// </summary>
public sealed class Wkv : autograd.SingleTensorFunction<Wkv>
{
    /// <summary>The logarithm of nothing, small enough that its exponential is 0 and finite enough to add to.</summary>
    private const double Nothing = -1e38;

    public override string Name => nameof(Wkv);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (w, u, k, v) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2], (Tensor)vars[3]);
        if (k.ndim != 3 || !v.shape.SequenceEqual(k.shape) || !w.shape.SequenceEqual([k.shape[2]]) || !u.shape.SequenceEqual(w.shape))
            throw new ArgumentException($"Wkv: shapes w [{string.Join(", ", w.shape)}], u [{string.Join(", ", u.shape)}], k [{string.Join(", ", k.shape)}] and v [{string.Join(", ", v.shape)}] do not fit; they are [channels] twice and [batch, length, channels] twice.");
        var (batch, length, channels) = ((int)k.shape[0], (int)k.shape[1], (int)k.shape[2]);
        double[] ws = w.ToDoubles(), us = u.ToDoubles(), ks = k.ToDoubles(), vs = v.ToDoubles();
        var y = new double[vs.Length];
        Batches.For(batch, n =>
        {
            for (var c = 0; c < channels; c++)
            {
                var past = new Average(0, 0, Nothing);
                for (var t = 0; t < length; t++)
                {
                    var at = (n * length + t) * channels + c;
                    var now = past.With(us[c] + ks[at], vs[at]);
                    y[at] = now.Values / now.Weights;
                    past = past.Later(ws[c]).With(ks[at], vs[at]);
                }
            }
        });
        ctx.save_for_backward([w, u, k, v]);
        return y.ToTensor(v);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        var (w, u, k, v) = (saved[0], saved[1], saved[2], saved[3]);
        var (batch, length, channels) = ((int)k.shape[0], (int)k.shape[1], (int)k.shape[2]);
        double[] ws = w.ToDoubles(), us = u.ToDoubles(), ks = k.ToDoubles(), vs = v.ToDoubles(), g = grad_output.ToDoubles();
        double[] dk = new double[ks.Length], dv = new double[ks.Length];
        double[] dw = new double[batch * channels], du = new double[batch * channels];
        Batches.For(batch, n =>
        {
            var pasts = new Average[length];
            for (var c = 0; c < channels; c++)
            {
                var past = new Average(0, 0, Nothing);
                for (var t = 0; t < length; t++)
                {
                    pasts[t] = past;
                    var at = (n * length + t) * channels + c;
                    past = past.Later(ws[c]).With(ks[at], vs[at]);
                }

                // Gradients of the sums that a step hands on, times e^Exponent: first for the values, then for the weights.
                var later = new Average(0, 0, Nothing);
                for (var t = length - 1; t >= 0; t--)
                {
                    var at = (n * length + t) * channels + c;
                    var now = pasts[t].With(us[c] + ks[at], vs[at]);
                    var y = now.Values / now.Weights;
                    var share = g[at] / now.Weights;
                    var present = DeterministicMath.Exp(us[c] + ks[at] - now.Exponent) * share;
                    var handed = DeterministicMath.Exp(ks[at] + later.Exponent);
                    var kept = DeterministicMath.Exp(ws[c] + later.Exponent + pasts[t].Exponent);
                    dv[at] = present + handed * later.Values;
                    dk[at] = present * (vs[at] - y) + handed * (later.Values * vs[at] + later.Weights);
                    du[n * channels + c] += present * (vs[at] - y);
                    dw[n * channels + c] += kept * (later.Values * pasts[t].Values + later.Weights * pasts[t].Weights);
                    later = later.Later(ws[c]).And(share, -share * y, -now.Exponent);
                }
            }
        });
        return [Batches.Sum(dw, batch).ToTensor(w), Batches.Sum(du, batch).ToTensor(u), dk.ToTensor(k), dv.ToTensor(v)];
    }

    /// <summary>A sum of weighted values and one of weights, both to be multiplied by e^Exponent.</summary>
    private readonly record struct Average(double Values, double Weights, double Exponent)
    {
        public Average Later(double decay) => this with { Exponent = Exponent + decay };

        public Average With(double key, double value) => And(value, 1, key);

        public Average And(double values, double weights, double exponent)
        {
            var largest = Math.Max(Exponent, exponent);
            var (old, added) = (DeterministicMath.Exp(Exponent - largest), DeterministicMath.Exp(exponent - largest));
            return new Average(old * Values + added * values, old * Weights + added * weights, largest);
        }
    }
}
