using System.Numerics;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace Replication.Models.Functions;

/// <summary>The arithmetic of <see cref="Wkv"/>, one sequence at a time and a vector of channels side by side: each lane is a channel, and every sum over steps runs in order.</summary>
internal sealed class WkvKernel<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor _w;
    private readonly Tensor _u;
    private readonly Tensor _k;
    private readonly Tensor _v;
    private readonly int _length;
    private readonly int _channels;

    public WkvKernel(Tensor w, Tensor u, Tensor k, Tensor v)
    {
        (_length, _channels) = ((int)k.shape[1], (int)k.shape[2]);
        (_w, _u, _k, _v) = (w.Near<T>(), u.Near<T>(), k.Near<T>(), v.Near<T>());
    }

    public void Forward(int n, Tensor y)
    {
        ReadOnlySpan<T> ws = _w.Elements<T>(), us = _u.Elements<T>();
        Span<T> ks = Sequence(_k, n), vs = Sequence(_v, n), ys = Sequence(y, n);
        for (var first = 0; first < _channels; first += Lanes<T>.Count)
        {
            Vector512<T> w = Lanes<T>.Load(ws, first), u = Lanes<T>.Load(us, first);
            var past = WeightedAverage<T>.Nothing;
            for (var t = 0; t < _length; t++)
            {
                Vector512<T> k = Lanes<T>.Load(Row(ks, t), first), v = Lanes<T>.Load(Row(vs, t), first);
                var now = past.With(u + k, v);
                Lanes<T>.Store(now.Values / now.Weights, Row(ys, t), first);
                past = past.Later(w).With(k, v);
            }
        }
    }

    public void Backward(int n, Tensor gradient, WkvGradients into)
    {
        ReadOnlySpan<T> ws = _w.Elements<T>(), us = _u.Elements<T>();
        Span<T> gs = Sequence(gradient, n), ks = Sequence(_k, n), vs = Sequence(_v, n), dk = Sequence(into.K, n), dv = Sequence(into.V, n);
        var pasts = new WeightedAverage<T>[_length];
        for (var first = 0; first < _channels; first += Lanes<T>.Count)
        {
            Vector512<T> w = Lanes<T>.Load(ws, first), u = Lanes<T>.Load(us, first);
            var past = WeightedAverage<T>.Nothing;
            for (var t = 0; t < _length; t++)
            {
                pasts[t] = past;
                past = past.Later(w).With(Lanes<T>.Load(Row(ks, t), first), Lanes<T>.Load(Row(vs, t), first));
            }

            var (dw, du) = (Vector512<T>.Zero, Vector512<T>.Zero);
            // Gradients of the sums that a step hands on, times e^Exponent: first for the values, then for the weights.
            var later = WeightedAverage<T>.Nothing;
            for (var t = _length - 1; t >= 0; t--)
            {
                Vector512<T> g = Lanes<T>.Load(Row(gs, t), first), k = Lanes<T>.Load(Row(ks, t), first), v = Lanes<T>.Load(Row(vs, t), first);
                past = pasts[t];
                var now = past.With(u + k, v);
                var y = now.Values / now.Weights;
                var share = g / now.Weights;
                var present = Lanes<T>.Exp(u + k - now.Exponent) * share;
                var handed = Lanes<T>.Exp(k + later.Exponent);
                var kept = Lanes<T>.Exp(w + later.Exponent + past.Exponent);
                var toKey = present * (v - y);
                Lanes<T>.Store(Lanes<T>.MultiplyAdd(handed, later.Values, present), Row(dv, t), first);
                Lanes<T>.Store(Lanes<T>.MultiplyAdd(handed, Lanes<T>.MultiplyAdd(later.Values, v, later.Weights), toKey), Row(dk, t), first);
                du += toKey;
                dw = Lanes<T>.MultiplyAdd(kept, Lanes<T>.MultiplyAdd(later.Values, past.Values, later.Weights * past.Weights), dw);
                later = later.Later(w).And(share, -share * y, -now.Exponent);
            }

            Lanes<T>.Store(dw, Part(into.W, n), first);
            Lanes<T>.Store(du, Part(into.U, n), first);
        }
    }

    public void Dispose()
    {
        foreach (var tensor in new[] { _w, _u, _k, _v })
            tensor.Dispose();
    }

    private Span<T> Sequence(Tensor x, int n) => x.Elements<T>().Slice(n * _length * _channels, _length * _channels);

    private Span<T> Part(Tensor x, int n) => x.Elements<T>().Slice(n * _channels, _channels);

    private Span<T> Row(Span<T> rows, int t) => rows.Slice(t * _channels, _channels);
}
