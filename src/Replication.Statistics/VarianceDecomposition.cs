using System.Numerics;
using Replication.Random;

namespace Replication.Statistics;

/// <summary>
/// Analysis of variance of a balanced table (Fisher 1925): the total sum of squares falls apart, without rest, into one share per
/// factor and per interaction. With one value per cell the interaction of all factors holds the noise as well.
/// </summary>
public static class VarianceDecomposition
{
    /// <summary>All shares: factors first, then interactions of two, then of three, each in the order of the table. Their η² sum to one.</summary>
    public static IReadOnlyList<VarianceShare> Of(FactorialTable table)
    {
        var means = MarginalMeans(table);
        int[] sources = [.. Enumerable.Range(1, means.Length - 1)
            .OrderBy(source => BitOperations.PopCount((uint)source)).ThenByDescending(source => Reversed(source, table.Factors.Count))];
        double[] squares = [.. sources.Select(source => SumOfSquares(means, source))];
        var total = new Sums();
        foreach (var square in squares)
            total.Add(square);
        return [.. sources.Select((source, i) => new VarianceShare(
            Name(table, source), squares[i], Degrees(table, source), squares[i] / total.Total))];
    }

    /// <summary>The share of one factor, or of the interaction of several, named in any order.</summary>
    public static VarianceShare Share(FactorialTable table, params ReadOnlySpan<string> factors)
    {
        var source = 0;
        foreach (var factor in factors)
            source |= 1 << table.Place(factor);
        if (source == 0) throw new ArgumentException("Name at least one factor whose share is asked for.", nameof(factors));
        var name = Name(table, source);
        return Of(table).Single(share => share.Source == name);
    }

    /// <summary>
    /// Percentile bootstrap interval of η²: the levels of one factor, the seed, are drawn with replacement, each with all its cells.
    /// Seeds drawn twice agree with themselves, so that the shares which involve the seed come out a little small.
    /// </summary>
    /// <param name="over">Name of the factor whose levels are drawn; needs at least two levels.</param>
    /// <param name="factors">The factor, or the interaction, whose share is asked for.</param>
    public static Interval IntervalOfEtaSquared(
        FactorialTable table, string over, string[] factors, RandomStream stream, int draws = Bootstrap.StandardDraws, double level = 0.95) =>
        ClusterBootstrap.Percentile(
            table.Factors[table.Place(over)].Levels, drawn => Share(table.Take(over, drawn), factors).EtaSquared, stream, draws, level);

    /// <summary>
    /// For every subset of the factors, as bits, and every cell: the mean of all cells that agree with it in those factors.
    /// </summary>
    private static double[][] MarginalMeans(FactorialTable table)
    {
        var cells = table.Values.Count;
        var means = new double[1 << table.Factors.Count][];
        for (var subset = 0; subset < means.Length; subset++)
        {
            var groups = new int[cells];
            for (var cell = 0; cell < cells; cell++)
                for (var place = 0; place < table.Factors.Count; place++)
                    groups[cell] = groups[cell] * table.Factors[place].Levels + ((subset >> place & 1) == 0 ? 0 : table.LevelOf(place, cell));
            var (sums, counts) = (new Sums[cells], new int[cells]);
            for (var cell = 0; cell < cells; cell++)
            {
                sums[groups[cell]].Add(table.Values[cell]);
                counts[groups[cell]]++;
            }

            means[subset] = [.. groups.Select(group => sums[group].Total / counts[group])];
        }

        return means;
    }

    /// <summary>Σ over cells of the squared effect: its marginal mean, less what all smaller subsets explain.</summary>
    private static double SumOfSquares(double[][] means, int source)
    {
        var squares = new Sums();
        for (var cell = 0; cell < means[0].Length; cell++)
        {
            double effect = 0;
            for (var subset = 0; subset <= source; subset++)
                if ((subset & source) == subset)
                    effect += BitOperations.PopCount((uint)(source ^ subset)) % 2 == 0 ? means[subset][cell] : -means[subset][cell];
            squares.AddProduct(effect, effect);
        }

        return squares.Total;
    }

    private static string Name(FactorialTable table, int source) =>
        string.Join(" × ", table.Factors.Where((_, place) => (source >> place & 1) == 1).Select(factor => factor.Name));

    private static int Degrees(FactorialTable table, int source) =>
        table.Factors.Where((_, place) => (source >> place & 1) == 1).Aggregate(1, (product, factor) => product * (factor.Levels - 1));

    /// <summary>The bits of a subset with the first factor's highest, in whose falling order subsets read like the table.</summary>
    private static int Reversed(int source, int factors) =>
        Enumerable.Range(0, factors).Sum(place => (source >> place & 1) << (factors - 1 - place));
}
