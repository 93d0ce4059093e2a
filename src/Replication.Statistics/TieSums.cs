namespace Replication.Statistics;

/// <summary>Sums over the groups of t equal values, by which ties change the variance of a rank statistic.</summary>
/// <param name="Pairs">Σt(t − 1)/2.</param>
/// <param name="Triples">Σt(t − 1)(t − 2).</param>
/// <param name="Fives">Σt(t − 1)(2t + 5).</param>
/// <param name="Cubes">Σ(t³ − t).</param>
internal readonly record struct TieSums(double Pairs, double Triples, double Fives, double Cubes)
{
    public static TieSums Of(ReadOnlySpan<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        var sums = default(TieSums);
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            while (end < sorted.Length && sorted[end].Equals(sorted[start]))
                end++;
            double t = end - start;
            sums = new TieSums(
                sums.Pairs + t * (t - 1) / 2, sums.Triples + t * (t - 1) * (t - 2),
                sums.Fives + t * (t - 1) * (2 * t + 5), sums.Cubes + t * t * t - t);
            start = end;
        }

        return sums;
    }
}
