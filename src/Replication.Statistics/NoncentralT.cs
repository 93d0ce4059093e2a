using Replication.Random;

namespace Replication.Statistics;

/// <summary>The noncentral t distribution, that of a t statistic where there is an effect, by arithmetic that gives the same bits everywhere.</summary>
public static class NoncentralT
{
    /// <summary>Weights below this share of the largest are left out.</summary>
    private const double Negligible = 1e-20;

    /// <summary>
    /// Probability of a value up to t, within about 1e-13 in absolute terms: the mean of Φ(t·s − δ) over the scale s = √(χ²/ν),
    /// by the trapezoid rule in ln s, which for such smooth integrands gains digits in proportion to its points.
    /// </summary>
    /// <param name="degreesOfFreedom">ν, above 0.</param>
    /// <param name="noncentrality">δ: the effect in standard errors.</param>
    public static double Cumulative(double t, double degreesOfFreedom, double noncentrality)
    {
        if (!(degreesOfFreedom > 0) || double.IsInfinity(degreesOfFreedom))
            throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom, "The noncentral t needs finite degrees of freedom above 0.");
        if (!double.IsFinite(noncentrality))
            throw new ArgumentOutOfRangeException(nameof(noncentrality), noncentrality, "The noncentrality must be a finite number.");
        if (double.IsNaN(t)) return t;
        if (double.IsInfinity(t)) return t < 0 ? 0 : 1;

        // Fine against the width of the weight, which is about 1/√(2ν), and that of Φ, which is at least 1/(1 + |δ|).
        var step = Math.Min(0.02, Math.Min(0.125 / Math.Sqrt(2 * degreesOfFreedom), 0.4 / (1 + Math.Abs(noncentrality))));
        Sums weights = new(), total = new();
        for (var k = 0; Add(k * step); k++)
        {
        }

        for (var k = -1; Add(k * step); k--)
        {
        }

        return Math.Clamp(total.Total / weights.Total, 0, 1);

        bool Add(double u)
        {
            // The density of s times s, over its value at s = 1.
            var scale = DeterministicMath.Exp(u);
            var weight = DeterministicMath.Exp(degreesOfFreedom * (u - 0.5 * (scale * scale - 1)));
            weights.Add(weight);
            total.Add(weight * Normal.Cumulative(t * scale - noncentrality));
            return weight > Negligible;
        }
    }
}
