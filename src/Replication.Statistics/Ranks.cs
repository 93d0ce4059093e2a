namespace Replication.Statistics;

/// <summary>Ranks from 1 for the smallest value; equal values share the mean of their ranks.</summary>
public static class Ranks
{
    /// <summary>One rank per value, in the order of the values; all NaN where any value is NaN, which has no rank.</summary>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        double[] sorted = [.. values];
        int[] places = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(sorted, places);
        var ranks = new double[values.Length];
        if (sorted.Length > 0 && double.IsNaN(sorted[0]))
        {
            Array.Fill(ranks, double.NaN);
            return ranks;
        }

        // By runs of equal values: they share a rank whatever order the sort left them in.
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            foreach (var place in places.AsSpan(start, end - start))
                ranks[place] = (start + end + 1) / 2.0;
            start = end;
        }

        return ranks;
    }
}
