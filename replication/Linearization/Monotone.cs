using Replication.Core.Runs;

namespace Replication.Linearization;

/// <summary>Steps of a full-batch descent that raise what they should lower, beyond float32's rounding.</summary>
internal static class Monotone
{
    /// <summary>Share of all steps that raise R + (λ/2)‖θ − θ₀‖².</summary>
    public static double Share(RunOutcome run) => Count(run, run.Scalars["lambda"], _ => true) is var (rises, steps) ? rises / (double)steps : 0;

    /// <summary>Among the steps that begin where a condition on ⟨∇R, θ − θ₀⟩ holds: how many raise the objective, and how many there are.</summary>
    /// <param name="run">A run of <see cref="DescentRuns"/>.</param>
    /// <param name="lambda">λ of the objective.</param>
    /// <param name="condition">Of the product at the step's start.</param>
    public static (int Rises, int Steps) Count(RunOutcome run, double lambda, Func<double, bool> condition)
    {
        var (risk, distance, product) = (run.Series["risk"], run.Series["distance"], run.Series["product"]);
        double Objective(int step) => risk[step] + lambda / 2 * distance[step] * distance[step];
        var (rises, steps) = (0, 0);
        for (var step = 0; step + 1 < risk.Count; step++)
        {
            if (!condition(product[step]))
                continue;
            steps++;
            rises += Objective(step + 1) > Objective(step) * (1 + DescentRuns.Rounding) ? 1 : 0;
        }

        return (rises, steps);
    }
}
