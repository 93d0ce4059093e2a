using Replication.Random;

namespace Replication.Statistics;

/// <summary>Student's t distribution for any positive degrees of freedom, by arithmetic that gives the same bits everywhere.</summary>
public static class StudentT
{
    private const double InverseSquareRootOfPi = 0.56418958354775628695;

    /// <summary>Probability of a value up to t, with a relative error, in the lower tail too, of about 1e-14, rising to 1e-12 at a million degrees of freedom.</summary>
    public static double Cumulative(double t, double degreesOfFreedom)
    {
        Check(degreesOfFreedom);
        if (double.IsNaN(t)) return t;
        return t <= 0 ? UpperTail(-t, degreesOfFreedom) : 1 - UpperTail(t, degreesOfFreedom);
    }

    /// <summary>The t with <see cref="Cumulative"/> p, for 0 &lt; p &lt; 1.</summary>
    public static double Quantile(double p, double degreesOfFreedom)
    {
        Check(degreesOfFreedom);
        if (!(p > 0 && p < 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability must lie strictly between 0 and 1.");
        if (p == 0.5) return 0;
        var tail = Math.Min(p, 1 - p);
        double low = 0, high = 1;
        while (UpperTail(high, degreesOfFreedom) > tail)
            (low, high) = (high, 2 * high);

        // Newton's steps inside a bracket that shrinks: where a step leaves it, halve it instead.
        var t = 0.5 * (low + high);
        for (var step = 0; step < 200; step++)
        {
            var excess = UpperTail(t, degreesOfFreedom) - tail;
            if (excess > 0) low = t; else high = t;
            var next = t + excess / Density(t, degreesOfFreedom);
            if (!(next > low && next < high)) next = 0.5 * (low + high);
            if (Math.Abs(next - t) <= 1e-15 * next) break;
            t = next;
        }

        return p < 0.5 ? -t : t;
    }

    private static void Check(double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0) || double.IsInfinity(degreesOfFreedom))
            throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom,
                "Student's t needs degrees of freedom above 0; a sample of n values has n − 1.");
    }

    /// <summary>P(T &gt; t) for t ≥ 0: half the incomplete beta function I(ν/(ν + t²); ν/2, ½).</summary>
    private static double UpperTail(double t, double nu)
    {
        if (t == 0) return 0.5;
        if (double.IsInfinity(t * t)) return 0;
        var x = nu / (nu + t * t);
        var y = t * t / (nu + t * t);
        var front = t * Density(t, nu); // what stands before either fraction, but for the factor 1/ν
        return x < (nu / 2 + 1) / (nu / 2 + 2.5)
            ? front / nu * Fraction(nu / 2, 0.5, x)
            : 0.5 - front * Fraction(0.5, nu / 2, y);
    }

    /// <summary>(1 + t²/ν)^(−(ν + 1)/2) / (√ν·B(½, ν/2)).</summary>
    private static double Density(double t, double nu)
    {
        // ln(1 + u) without the bits that 1 + u loses.
        var u = t * t / nu;
        var w = 1 + u;
        var logarithm = DeterministicMath.Log(w) - (w - 1 - u) / w;
        return DeterministicMath.Exp(-0.5 * (nu + 1) * logarithm) * GammaRatio(nu / 2) * InverseSquareRootOfPi / Math.Sqrt(nu);
    }

    /// <summary>Γ(a + ½)/Γ(a): √a times its series in 1/a (Tricomi and Erdélyi 1951) above 64, brought there by recurrence.</summary>
    private static double GammaRatio(double a)
    {
        double factor = 1;
        for (; a < 64; a++)
            factor *= a / (a + 0.5);
        var r = 1 / a;
        return factor * Math.Sqrt(a) * (1 + r * (-1.0 / 8 + r * (1.0 / 128 + r * (5.0 / 1024 + r * (-21.0 / 32768
            + r * (-399.0 / 262144 + r * (869.0 / 4194304)))))));
    }

    /// <summary>Continued fraction of the incomplete beta function (NIST DLMF 8.17.22), by Lentz's method.</summary>
    private static double Fraction(double a, double b, double x)
    {
        double c = 1, d = 1 / (1 - (a + b) * x / (a + 1)), fraction = d;
        for (var m = 1; m < 100_000; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / (1 + even * d);
            c = 1 + even / c;
            fraction *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / (1 + odd * d);
            c = 1 + odd / c;
            fraction *= d * c;
            if (Math.Abs(d * c - 1) < 3e-16) break;
        }

        return fraction;
    }
}
