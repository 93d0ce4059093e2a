using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Models.Layers;

/// <summary>
/// Rotary position embedding (Su et al. 2021, eq. 34). Only the first r dimensions of a head turn, in pairs; the
/// rest pass through. Pairs are either (i, i + r/2), as in GPT-NeoX and Llama, or neighbours (2i, 2i + 1), as in CodeGen.
/// </summary>
/// <remarks>
/// The exchange within pairs is a product with a constant signed permutation, which is exact, so that a whole head is
/// read in one go: x·cos + (x·P)·sin.
/// </remarks>
public sealed class Rotary : IDisposable
{
    private Tensor _cos;
    private Tensor _sin;
    private Tensor _exchange;

    /// <param name="headWidth">Width of one head.</param>
    /// <param name="frequencies">Angle per position of each of the r/2 pairs.</param>
    /// <param name="length">Longest sequence.</param>
    /// <param name="interleaved">Pairs are neighbours.</param>
    public Rotary(int headWidth, IReadOnlyList<float> frequencies, int length, bool interleaved = false)
    {
        var pairs = frequencies.Count;
        (int First, int Second) Pair(int i) => interleaved ? (2 * i, 2 * i + 1) : (i, i + pairs);
        float[] cos = new float[length * headWidth], sin = new float[length * headWidth], exchange = new float[headWidth * headWidth];
        Array.Fill(cos, 1f);
        for (var position = 0; position < length; position++)
        {
            for (var i = 0; i < pairs; i++)
            {
                // Angles are rounded to float32 first, as the reference implementation does.
                var (s, c) = DeterministicMath.SinCos(position * frequencies[i]);
                var (first, second) = Pair(i);
                cos[position * headWidth + first] = cos[position * headWidth + second] = (float)c;
                sin[position * headWidth + first] = sin[position * headWidth + second] = (float)s;
            }
        }

        for (var i = 0; i < pairs; i++)
        {
            var (first, second) = Pair(i);
            exchange[second * headWidth + first] = -1; // first ← −second
            exchange[first * headWidth + second] = 1; // second ← first
        }

        _cos = tensor(cos, [length, headWidth]).DetachFromDisposeScope();
        _sin = tensor(sin, [length, headWidth]).DetachFromDisposeScope();
        _exchange = tensor(exchange, [headWidth, headWidth]).DetachFromDisposeScope();
    }

    /// <summary>θ^(−2i/r) for the r/2 pairs of r turning dimensions.</summary>
    public static float[] Frequencies(int rotated, double theta) =>
        [.. Enumerable.Range(0, rotated / 2).Select(i => (float)(1 / DeterministicMath.Pow(theta, 2.0 * i / rotated)))];

    /// <summary>Turns [batch, heads, length, headWidth] by its positions 0..length−1.</summary>
    public Tensor Apply(Tensor x)
    {
        if (_cos.device_type != x.device_type)
            (_cos, _sin, _exchange) = (Moved(_cos, x.device), Moved(_sin, x.device), Moved(_exchange, x.device));
        using var cos = _cos.narrow(0, 0, x.shape[2]).to(x.device);
        using var sin = _sin.narrow(0, 0, x.shape[2]).to(x.device);
        using var exchange = _exchange.to(x.device);
        using var straight = x.mul(cos);
        using var exchanged = x.matmul(exchange);
        using var turned = exchanged.mul(sin);
        return straight.add(turned);
    }

    public void Dispose()
    {
        _cos.Dispose();
        _sin.Dispose();
        _exchange.Dispose();
    }

    // For good: a copy in every call would let a GPU wait each time.
    private static Tensor Moved(Tensor table, Device device)
    {
        using (table)
            return table.to(device).DetachFromDisposeScope();
    }
}
