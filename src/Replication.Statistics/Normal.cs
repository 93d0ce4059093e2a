using Replication.Random;

namespace Replication.Statistics;

/// <summary>The standard normal distribution, by arithmetic that gives the same bits everywhere.</summary>
public static class Normal
{
    private const double InverseSquareRootOfTwoPi = 0.39894228040143267794;

    /// <summary>Probability of a value up to z, with a relative error of about 1e-15 in the lower tail too.</summary>
    public static double Cumulative(double z)
    {
        if (double.IsNaN(z)) return z;
        if (Math.Abs(z) > 40) return z < 0 ? 0 : 1;
        var density = InverseSquareRootOfTwoPi * DeterministicMath.Exp(-0.5 * z * z);
        if (z < -1.5) return density * MillsRatio(-z);
        if (z > 1.5) return 1 - density * MillsRatio(z);

        // Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + …): Marsaglia, Journal of Statistical Software 11(4), 2004.
        double sum = z, term = z;
        for (var odd = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); odd += 2)
        {
            term *= z * z / odd;
            sum += term;
        }

        return 0.5 + density * sum;
    }

    /// <summary>The z with <see cref="Cumulative"/> p, for 0 &lt; p &lt; 1.</summary>
    public static double Quantile(double p) => NormalQuantile.Of(p);

    /// <summary>Upper tail over density: 1/(z + 1/(z + 2/(z + 3/(z + …)))), Laplace's continued fraction, for z above 1.5.</summary>
    private static double MillsRatio(double z)
    {
        var fraction = z;
        for (var k = 200; k >= 1; k--)
            fraction = z + k / fraction;
        return 1 / fraction;
    }
}
