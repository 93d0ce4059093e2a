namespace Replication.Models.Quantisation;

/// <summary>
/// The signed 8-bit dynamic map (Dettmers 2016; Dettmers et al. 2022): seven decades of both signs, each further one
/// with twice as many evenly spaced values, and 0 and 1. Double quantisation stores block maxima in it.
/// </summary>
public static class DynamicMap
{
    private static readonly double[] Decades = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];

    /// <summary>The 256 values, ascending.</summary>
    public static IReadOnlyList<float> Values { get; } = Build();

    /// <summary>The nearest code of a value in [−1, 1]; halfway goes down.</summary>
    public static byte Nearest(float value)
    {
        int low = 0, high = Values.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (value > ((double)Values[middle] + Values[middle + 1]) / 2)
                low = middle + 1;
            else
                high = middle;
        }

        return (byte)low;
    }

    private static float[] Build()
    {
        var values = new List<float> { 0, 1 };
        for (var i = 0; i < Decades.Length; i++)
        {
            var parts = 1 << i;
            for (var part = 0; part < parts; part++)
            {
                // The middle of one of the equal parts of [0.1, 1].
                var value = (float)(Decades[i] * (0.1 + 0.9 * (part + 0.5) / parts));
                values.Add(value);
                values.Add(-value);
            }
        }

        values.Sort();
        return [.. values];
    }
}
