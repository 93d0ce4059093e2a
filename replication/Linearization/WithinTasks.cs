using Replication.Core.Claims;
using Replication.Random;
using Replication.Statistics;

namespace Replication.Linearization;

/// <summary>
/// Rank correlation over conditions, task by task, then averaged: between tasks the number of classes alone would make
/// kernels and losses differ together. Each condition counts with its mean over seeds. Where all conditions share a value,
/// nothing goes with them: ρ counts as 0.
/// </summary>
internal static class WithinTasks
{
    /// <param name="claim">Names the bootstrap's stream.</param>
    /// <param name="path">Path of the estimate.</param>
    /// <param name="label">Name of the estimate.</param>
    /// <param name="tasks">For each task both measures of each condition, one number a seed.</param>
    /// <param name="drawsConditions">
    /// Whether the interval speaks of other conditions too; where they are few, or many share a value, it draws seeds alone.
    /// </param>
    /// <returns>Spearman's ρ with its bootstrap interval; the raw values are those of each seed alone.</returns>
    public static Estimate Correlation(string claim, string path, string label, IReadOnlyList<IReadOnlyList<(double[] X, double[] Y)>> tasks, bool drawsConditions = true)
    {
        var (conditions, seeds) = (tasks[0].Count, tasks[0][0].X.Length);
        double Of(ReadOnlySpan<int> drawnConditions, ReadOnlySpan<int> drawnSeeds)
        {
            var (sum, x, y) = (0.0, new double[drawnConditions.Length], new double[drawnConditions.Length]);
            foreach (var task in tasks)
            {
                for (var i = 0; i < x.Length; i++)
                {
                    (x[i], y[i]) = (0, 0);
                    foreach (var seed in drawnSeeds)
                        (x[i], y[i]) = (x[i] + task[drawnConditions[i]].X[seed], y[i] + task[drawnConditions[i]].Y[seed]);
                }

                sum += Rho(x, y);
            }

            return sum / tasks.Count;
        }

        int[] allConditions = [.. Enumerable.Range(0, conditions)], allSeeds = [.. Enumerable.Range(0, seeds)];
        return new Estimate(
            path, label, "", Of(allConditions, allSeeds),
            drawsConditions
                ? TwoWayBootstrap.Percentile(conditions, seeds, Of, RandomStream.For(claim, path, "bootstrap"))
                : ClusterBootstrap.Percentile(seeds, drawn => Of(allConditions, drawn), RandomStream.For(claim, path, "bootstrap")),
            [.. allSeeds.Select(seed => Of(allConditions, [seed]))]);
    }

    private static double Rho(double[] x, double[] y) =>
        Constant(x) || Constant(y) ? 0 : Statistics.Correlation.Spearman(x, y);

    // A missing number equals nothing, and stays missing.
    private static bool Constant(double[] values) => Array.TrueForAll(values, value => value == values[0]);
}
