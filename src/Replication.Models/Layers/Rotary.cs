using Replication.Random;
using static TorchSharp.torch;

namespace Replication.Models.Layers;

/// <summary>
/// Rotary position embedding (Su et al. 2021, eq. 34) in the half-split layout of GPT-NeoX: dimension i turns
/// together with i + r/2. Only the first r dimensions of a head turn; the rest pass through.
/// </summary>
/// <remarks>
/// The swap of halves is a product with a constant signed permutation, which is exact, so that a whole head is
/// read in one go: x·cos + (x·P)·sin.
/// </remarks>
public sealed class Rotary : IDisposable
{
    private readonly Tensor _cos;
    private readonly Tensor _sin;
    private readonly Tensor _swap;

    /// <param name="headWidth">Width of one head.</param>
    /// <param name="rotated">r, how many of its dimensions turn.</param>
    /// <param name="length">Longest sequence.</param>
    /// <param name="theta">Base of the frequencies θ^(−2i/r).</param>
    public Rotary(int headWidth, int rotated, int length, double theta)
    {
        var half = rotated / 2;
        float[] cos = new float[length * headWidth], sin = new float[length * headWidth], swap = new float[headWidth * headWidth];
        Array.Fill(cos, 1f);
        for (var position = 0; position < length; position++)
        {
            for (var i = 0; i < half; i++)
            {
                // Angles are rounded to float32 first, as the reference implementation does.
                var frequency = (float)(1 / DeterministicMath.Pow(theta, 2.0 * i / rotated));
                var (s, c) = DeterministicMath.SinCos((float)(position * frequency));
                var at = position * headWidth + i;
                cos[at] = cos[at + half] = (float)c;
                sin[at] = sin[at + half] = (float)s;
            }
        }

        for (var i = 0; i < half; i++)
        {
            swap[(i + half) * headWidth + i] = -1; // first half ← −second half
            swap[i * headWidth + i + half] = 1; // second half ← first half
        }

        _cos = tensor(cos, [length, headWidth]).DetachFromDisposeScope();
        _sin = tensor(sin, [length, headWidth]).DetachFromDisposeScope();
        _swap = tensor(swap, [headWidth, headWidth]).DetachFromDisposeScope();
    }

    /// <summary>Turns [batch, heads, length, headWidth] by its positions 0..length−1.</summary>
    public Tensor Apply(Tensor x)
    {
        using var cos = _cos.narrow(0, 0, x.shape[2]).to(x.device);
        using var sin = _sin.narrow(0, 0, x.shape[2]).to(x.device);
        using var swap = _swap.to(x.device);
        using var straight = x.mul(cos);
        using var swapped = x.matmul(swap);
        using var turned = swapped.mul(sin);
        return straight.add(turned);
    }

    public void Dispose()
    {
        _cos.Dispose();
        _sin.Dispose();
        _swap.Dispose();
    }
}
