namespace Replication.Statistics;

/// <summary>Ranks from 1 for the smallest value; equal values share the mean of their ranks.</summary>
public static class Ranks
{
    /// <summary>One rank per value, in the order of the values; all NaN where any value is NaN, which has no rank.</summary>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        var ranks = new double[values.Length];
        if (sorted.Length > 0 && double.IsNaN(sorted[0]))
        {
            Array.Fill(ranks, double.NaN);
            return ranks;
        }

        // By value, not by position: equal values then share a rank whatever order the sort left them in.
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            for (var i = 0; i < values.Length; i++)
                if (values[i] == sorted[start])
                    ranks[i] = (start + end + 1) / 2.0;
            start = end;
        }

        return ranks;
    }
}
