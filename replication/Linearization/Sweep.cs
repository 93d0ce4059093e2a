using Replication.Core.Runs;
using Replication.Random;
using Replication.Statistics;

namespace Replication.Linearization;

/// <summary>The strengths of the pull that are compared, and how a measure falls over them.</summary>
internal static class Sweep
{
    /// <summary>λ of full-batch descent as shares of λmax, one a decade; 80 steps at this rate feel little of a weaker one.</summary>
    public static IReadOnlyList<double> Shares { get; } = [0.1, 1, DescentRuns.Strongest];

    /// <summary>λ under Adam, beside a mean over examples; the second-hand 0.5, 5 and 50 stand beside a sum.</summary>
    public static IReadOnlyList<double> Strengths { get; } = [0.001, 0.01, 0.1];

    /// <summary>All conditions of full-batch descent: λ = 0, the pulls, and the selective rule at one of them.</summary>
    public static IEnumerable<DescentCell> Descents =>
        from task in LinearizationTask.All
        from cell in (DescentCell[])[new(task, 0), .. Shares.Select(share => new DescentCell(task, share)), SelectiveDescent(task)]
        select cell;

    /// <summary>All conditions of Adam over λ, and two further rules.</summary>
    public static IEnumerable<TuningCell> Tunings =>
        from task in LinearizationTask.All
        from pull in (Pull[])[Pull.None, .. Strengths.Select(strength => new Pull(Pull.Plain, strength)), new(Pull.Selective, 0.01), new(Pull.Projection, 1)]
        select new TuningCell(task, LayerSet.Sweep, pull);

    /// <summary>The runs of both, of one seed.</summary>
    public static IEnumerable<PlannedRun> Runs(int seed, LinearizationTexts texts) => DescentRunsOf(seed, texts).Concat(Tunings.Select(cell => TuningRuns.Of(cell, seed, texts)));

    /// <summary>The runs of full-batch descent, of one seed.</summary>
    public static IEnumerable<PlannedRun> DescentRunsOf(int seed, LinearizationTexts texts) => Descents.Select(cell => DescentRuns.Of(cell, seed, texts));

    public static DescentCell SelectiveDescent(string task) => new(task, 1, Selective: true);

    public static TuningCell Tuning(string task, double strength) => new(task, LayerSet.Sweep, strength > 0 ? new(Pull.Plain, strength) : Pull.None);

    /// <summary>By how much the logarithm of a measure falls for a tenfold λ, by least squares, seed by seed.</summary>
    /// <param name="lambdas">Positive λ.</param>
    /// <param name="values">For each λ one positive number a seed.</param>
    public static double[] FallPerDecade(IReadOnlyList<double> lambdas, Func<double, double[]> values)
    {
        var byLambda = lambdas.Select(values).ToList();
        double[] decades = [.. lambdas.Select(LambdaFigure.Log10)];
        return [.. Enumerable.Range(0, byLambda[0].Length).Select(seed => -LeastSquares.Slope(decades, [.. byLambda.Select(v => DeterministicMath.Log(v[seed]))]))];
    }
}
