using TorchSharp.Memory;
using TorchSharp.Randomness;
using static TorchSharp.torch;

namespace TorchSharp.Functions;

/// <summary>Dropout by the default Philox stream, which manual_seed restarts.</summary>
internal static class Dropouts
{
    public static Tensor Run(Tensor x, double p, bool training)
    {
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), $"dropout: the probability must lie between 0 and 1, not {p.ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
        if (!training || p == 0)
            return x.alias();
        using var mask = Tensor.Wrap(TensorImpl.New(x.dtype, x.shape));
        var next = Draws.Uniform(null, ScalarType.Float64);
        var kept = p == 1 ? 0 : 1 / (1 - p);
        Draws.Fill(mask, () => next() < p ? 0 : kept);
        return x.mul(mask);
    }
}
