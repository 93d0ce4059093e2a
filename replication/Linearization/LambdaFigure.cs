using Replication.Core.Figures;
using Replication.Random;
using Replication.Statistics;

namespace Replication.Linearization;

/// <summary>A measure over λ: one panel a task, a thin line a seed, mean and 95 % t band.</summary>
internal static class LambdaFigure
{
    private static readonly double Ten = DeterministicMath.Log(10);

    public static double Log10(double x) => DeterministicMath.Log(x) / Ten;

    /// <param name="title">The question.</param>
    /// <param name="caption">The finding.</param>
    /// <param name="x">The horizontal axis, a logarithm to base 10.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="lambdas">Positive λ in rising order.</param>
    /// <param name="curves">For a task the label of each curve, and its values by λ and seed.</param>
    public static Figure Of(
        string title, string caption, string x, string y, IReadOnlyList<double> lambdas, Func<string, IReadOnlyList<(string Label, Func<double, double[]> Values)>> curves) => new(
        title, caption, $"Line charts of {y} over {x}, one panel a task, one thin line a seed with mean and 95 % band. {caption}",
        new Axis(x), new Axis(y, IncludeZero: true),
        [.. LinearizationTask.All.Select(task => new Panel(task.Replace('-', ' '), [.. curves(task).Select(curve => Curve(curve.Label, lambdas, [.. lambdas.Select(curve.Values)]))]))]);

    private static Curve Curve(string label, IReadOnlyList<double> lambdas, IReadOnlyList<double[]> values)
    {
        var bands = values.Select(perSeed => TInterval.OfMean(perSeed)).ToList();
        return new Curve(
            label, [.. lambdas.Select(Log10)], [.. values.Select(perSeed => Sample.Mean(perSeed))], [.. bands.Select(b => b.Low)], [.. bands.Select(b => b.High)],
            [.. Enumerable.Range(0, values[0].Length).Select(seed => (IReadOnlyList<double>)[.. values.Select(perSeed => perSeed[seed])])]);
    }
}
