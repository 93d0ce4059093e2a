using Replication.Harness.Claims;
using Replication.Random;
using Replication.Statistics;

namespace Replication.Linearization;

/// <summary>
/// Rank correlation over conditions, task by task, then averaged: between tasks the number of classes alone would make
/// kernels and losses differ together. Each condition counts with its mean over seeds.
/// </summary>
internal static class WithinTasks
{
    /// <param name="claim">Names the bootstrap's stream.</param>
    /// <param name="path">Path of the estimate.</param>
    /// <param name="label">Name of the estimate.</param>
    /// <param name="tasks">For each task both measures of each condition, one number a seed.</param>
    /// <returns>Spearman's ρ with its two-way bootstrap interval, conditions and seeds drawn; the raw values are those of each seed alone.</returns>
    public static Estimate Correlation(string claim, string path, string label, IReadOnlyList<IReadOnlyList<(double[] X, double[] Y)>> tasks)
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

                sum += Statistics.Correlation.Spearman(x, y);
            }

            return sum / tasks.Count;
        }

        int[] allConditions = [.. Enumerable.Range(0, conditions)], allSeeds = [.. Enumerable.Range(0, seeds)];
        return new Estimate(
            path, label, "", Of(allConditions, allSeeds),
            TwoWayBootstrap.Percentile(conditions, seeds, Of, RandomStream.For(claim, path, "bootstrap")),
            [.. allSeeds.Select(seed => Of(allConditions, [seed]))]);
    }
}
