using Replication.Random;

namespace Replication.Models.Quantisation;

/// <summary>The sixteen values of 4-bit NormalFloat (Dettmers et al. 2023): quantiles of a normal, scaled to [−1, 1].</summary>
public static class Nf4Codebook
{
    // 1 − ½(1/30 + 1/32): halfway between the outermost quantiles of 15 and of 16 equal parts.
    private const double Offset = 0.9677083f;

    /// <summary>The published table, ascending; code 7 is exactly zero.</summary>
    public static IReadOnlyList<float> Values { get; } =
    [
        -1.0f, -0.6961928009986877f, -0.5250730514526367f, -0.39491748809814453f,
        -0.28444138169288635f, -0.18477343022823334f, -0.09105003625154495f, 0.0f,
        0.07958029955625534f, 0.16093020141124725f, 0.24611230194568634f, 0.33791524171829224f,
        0.44070982933044434f, 0.5626170039176941f, 0.7229568362236023f, 1.0f,
    ];

    /// <summary>The value above which a number belongs to the next code.</summary>
    private static readonly float[] Midpoints = [.. Enumerable.Range(0, 15).Select(i => (float)(((double)Values[i] + Values[i + 1]) / 2))];

    /// <summary>The table from its formula: Φ⁻¹ at eight evenly spaced levels above ½ and seven below, and zero.</summary>
    public static double[] FromFormula()
    {
        var positive = Enumerable.Range(0, 8).Select(i => NormalQuantile.Of(Level(i, 8)));
        var negative = Enumerable.Range(0, 7).Select(i => -NormalQuantile.Of(Level(i, 7)));
        double[] all = [.. positive.Concat(negative).Append(0).Order()];
        return [.. all.Select(v => v / all[^1])];
    }

    /// <summary>The nearest code of a value in [−1, 1]; halfway goes down.</summary>
    public static byte Nearest(float value)
    {
        byte code = 0;
        foreach (var midpoint in Midpoints)
        {
            if (value > midpoint)
                code++;
        }

        return code;
    }

    // The published table's levels were float32, which shows in its seventh digit.
    private static double Level(int index, int parts) => (float)(Offset + index * (0.5 - Offset) / parts);
}
