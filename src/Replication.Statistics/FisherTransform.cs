using Replication.Random;

namespace Replication.Statistics;

/// <summary>Fisher's z = artanh r, on whose scale a correlation is nearly normal, by arithmetic that gives the same bits everywhere.</summary>
internal static class FisherTransform
{
    /// <summary>tanh(artanh r ± z·error): a correlation's interval. A perfect correlation has an interval of no width.</summary>
    public static Interval Around(double correlation, double error, double level, string method)
    {
        Level.Check(level);
        if (!double.IsFinite(correlation) || !double.IsFinite(error))
            return new Interval(double.NaN, double.NaN, level, method);
        if (Math.Abs(correlation) == 1) return new Interval(correlation, correlation, level, method);
        var centre = Artanh(correlation);
        var half = Normal.Quantile((1 + level) / 2) * error;
        return new Interval(Tanh(centre - half), Tanh(centre + half), level, method);
    }

    /// <summary>½·ln((1 + r)/(1 − r)) for |r| &lt; 1.</summary>
    private static double Artanh(double r)
    {
        // ln(1 + u) without the bits that 1 + u loses.
        var size = Math.Abs(r);
        var u = 2 * size / (1 - size);
        var w = 1 + u;
        return Math.CopySign(0.5 * (DeterministicMath.Log(w) - (w - 1 - u) / w), r);
    }

    private static double Tanh(double z)
    {
        var shrunk = DeterministicMath.Exp(-2 * Math.Abs(z));
        return Math.CopySign((1 - shrunk) / (1 + shrunk), z);
    }
}
