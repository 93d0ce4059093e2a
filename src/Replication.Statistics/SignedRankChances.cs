namespace Replication.Statistics;

/// <summary>Exact distribution of a sum of ranks of which each counts or not with chance ½.</summary>
internal static class SignedRankChances
{
    /// <summary>Probability of each sum from 0 to the sum of all ranks. Ranks are integers: where ties halve them, give twice each.</summary>
    public static double[] Of(ReadOnlySpan<int> ranks)
    {
        var top = 0;
        foreach (var rank in ranks)
            top += rank;
        var chances = new double[top + 1];
        chances[0] = 1;
        foreach (var rank in ranks)
            for (var sum = top; sum >= 0; sum--)
                chances[sum] = (chances[sum] + (sum >= rank ? chances[sum - rank] : 0)) / 2;
        return chances;
    }

    /// <summary>Probability of a sum up to the given one.</summary>
    public static double UpTo(ReadOnlySpan<double> chances, int sum)
    {
        double total = 0;
        foreach (var chance in chances[..(sum + 1)])
            total += chance;
        return total;
    }
}
