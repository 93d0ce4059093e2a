namespace Replication.Statistics;

/// <summary>Holm's correction (Scandinavian Journal of Statistics 6, 1979): the chance of even one false finding among several tests stays below the level.</summary>
public static class Holm
{
    /// <summary>
    /// Adjusted p in the order given: the k-th smallest of m is multiplied by m − k + 1, never falls below the one before, and
    /// ends at 1. A NaN stays NaN and yet counts among the m, so that a crash eases nothing for the other claims.
    /// </summary>
    public static double[] Adjust(ReadOnlySpan<double> p)
    {
        var adjusted = new double[p.Length];
        double[] sorted = [.. p];
        int[] places = [.. Enumerable.Range(0, p.Length)];
        Array.Sort(sorted, places);
        double largest = 0;
        var known = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (double.IsNaN(sorted[i]))
            {
                adjusted[places[i]] = double.NaN;
                continue;
            }

            if (!(sorted[i] >= 0 && sorted[i] <= 1))
                throw new ArgumentOutOfRangeException(nameof(p), sorted[i], "A p lies from 0 to 1, or is NaN where a claim is invalid.");
            largest = Math.Max(largest, Math.Min(1, (p.Length - known++) * sorted[i]));
            adjusted[places[i]] = largest;
        }

        return adjusted;
    }
}
