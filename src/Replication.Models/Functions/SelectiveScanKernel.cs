using System.Numerics;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace Replication.Models.Functions;

/// <summary>
/// The arithmetic of <see cref="SelectiveScan"/>, one sequence at a time and a vector of channels side by side, so
/// that each lane is a channel and every sum over states or steps runs in order. Backward computes the states again:
/// those of one vector of channels stay in the cache, where those of all would fill the memory.
/// </summary>
internal sealed class SelectiveScanKernel<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor _u;
    private readonly Tensor _delta;
    private readonly Tensor _rates;
    private readonly Tensor _b;
    private readonly Tensor _c;
    private readonly int _length;
    private readonly int _channels;
    private readonly int _states;

    public SelectiveScanKernel(Tensor u, Tensor delta, Tensor a, Tensor b, Tensor c)
    {
        (_length, _channels, _states) = ((int)u.shape[1], (int)u.shape[2], (int)a.shape[1]);
        (_u, _delta, _b, _c) = (u.Near<T>(), delta.Near<T>(), b.Near<T>(), c.Near<T>());
        using var byState = a.detach().t();
        _rates = byState.Near<T>(); // [states, channels]
    }

    public void Forward(int n, Tensor y)
    {
        Span<T> us = Sequence(_u, n), deltas = Sequence(_delta, n), bs = Sequence(_b, n), cs = Sequence(_c, n), ys = Sequence(y, n);
        var rates = new Vector512<T>[_states];
        var hidden = new Vector512<T>[_states];
        for (var first = 0; first < _channels; first += Lanes<T>.Count)
        {
            LoadRates(rates, first);
            hidden.AsSpan().Clear();
            for (var t = 0; t < _length; t++)
            {
                var delta = Lanes<T>.Load(Row(deltas, t), first);
                var input = delta * Lanes<T>.Load(Row(us, t), first);
                ReadOnlySpan<T> b = bs.Slice(t * _states, _states), c = cs.Slice(t * _states, _states);
                var sum = Vector512<T>.Zero;
                for (var s = 0; s < b.Length; s++)
                {
                    var state = Lanes<T>.MultiplyAdd(Lanes<T>.Exp(delta * rates[s]), hidden[s], input * Vector512.Create(b[s]));
                    hidden[s] = state;
                    sum = Lanes<T>.MultiplyAdd(Vector512.Create(c[s]), state, sum);
                }

                Lanes<T>.Store(sum, Row(ys, t), first);
            }
        }
    }

    public void Backward(int n, Tensor gradient, SelectiveScanGradients into)
    {
        Span<T> gs = Sequence(gradient, n), us = Sequence(_u, n), deltas = Sequence(_delta, n), bs = Sequence(_b, n), cs = Sequence(_c, n);
        Span<T> du = Sequence(into.U, n), dDelta = Sequence(into.Delta, n), da = Sequence(into.A, n);
        var (rates, toRates, carried) = (new Vector512<T>[_states], new Vector512<T>[_states], new Vector512<T>[_states]);
        var decays = new Vector512<T>[_length * _states];
        // The states before every step and, at its end, after the last.
        var hidden = new Vector512<T>[decays.Length + _states];
        // Sums over the channels, kept by lane until all vectors of channels are through.
        var (db, dc) = (new Vector512<T>[decays.Length], new Vector512<T>[decays.Length]);
        for (var first = 0; first < _channels; first += Lanes<T>.Count)
        {
            LoadRates(rates, first);
            Remember(deltas, us, bs, first, rates, decays, hidden);
            toRates.AsSpan().Clear();
            // What later steps ask of the state, brought back one step at a time.
            carried.AsSpan().Clear();
            for (var t = _length - 1; t >= 0; t--)
            {
                Vector512<T> g = Lanes<T>.Load(Row(gs, t), first), delta = Lanes<T>.Load(Row(deltas, t), first), u = Lanes<T>.Load(Row(us, t), first);
                var input = delta * u;
                var (toInput, toDelta) = (Vector512<T>.Zero, Vector512<T>.Zero);
                var at = t * _states;
                for (var s = 0; s < rates.Length; s++, at++)
                {
                    var toState = Lanes<T>.MultiplyAdd(Vector512.Create(cs[at]), g, carried[s]);
                    carried[s] = toState * decays[at];
                    var toExponent = carried[s] * hidden[at];
                    dc[at] = Lanes<T>.MultiplyAdd(g, hidden[at + rates.Length], dc[at]);
                    db[at] = Lanes<T>.MultiplyAdd(toState, input, db[at]);
                    toRates[s] = Lanes<T>.MultiplyAdd(toExponent, delta, toRates[s]);
                    toInput = Lanes<T>.MultiplyAdd(toState, Vector512.Create(bs[at]), toInput);
                    toDelta = Lanes<T>.MultiplyAdd(toExponent, rates[s], toDelta);
                }

                Lanes<T>.Store(toInput * delta, Row(du, t), first);
                Lanes<T>.Store(Lanes<T>.MultiplyAdd(toInput, u, toDelta), Row(dDelta, t), first);
            }

            for (var s = 0; s < _states; s++)
                Lanes<T>.Store(toRates[s], Row(da, s), first);
        }

        Fold(db, Sequence(into.B, n));
        Fold(dc, Sequence(into.C, n));
    }

    public void Dispose()
    {
        foreach (var tensor in new[] { _u, _delta, _rates, _b, _c })
            tensor.Dispose();
    }

    private void Remember(
        ReadOnlySpan<T> deltas, ReadOnlySpan<T> us, ReadOnlySpan<T> bs, int first, Vector512<T>[] rates, Vector512<T>[] decays, Vector512<T>[] hidden)
    {
        for (var t = 0; t < _length; t++)
        {
            var delta = Lanes<T>.Load(Row(deltas, t), first);
            var input = delta * Lanes<T>.Load(Row(us, t), first);
            var at = t * _states;
            for (var s = 0; s < rates.Length; s++, at++)
            {
                decays[at] = Lanes<T>.Exp(delta * rates[s]);
                hidden[at + rates.Length] = Lanes<T>.MultiplyAdd(decays[at], hidden[at], input * Vector512.Create(bs[at]));
            }
        }
    }

    private void LoadRates(Vector512<T>[] rates, int first)
    {
        var all = _rates.Elements<T>();
        for (var s = 0; s < rates.Length; s++)
            rates[s] = Lanes<T>.Load(Row(all, s), first);
    }

    private Span<T> Row(Span<T> rows, int index) => rows.Slice(index * _channels, _channels);

    private ReadOnlySpan<T> Row(ReadOnlySpan<T> rows, int index) => rows.Slice(index * _channels, _channels);

    private static Span<T> Sequence(Tensor x, int n)
    {
        var size = (int)(x.shape[1] * x.shape[2]);
        return x.Elements<T>().Slice(n * size, size);
    }

    private static void Fold(ReadOnlySpan<Vector512<T>> lanes, Span<T> into)
    {
        for (var i = 0; i < lanes.Length; i++)
            into[i] = Lanes<T>.Sum(lanes[i]);
    }
}
