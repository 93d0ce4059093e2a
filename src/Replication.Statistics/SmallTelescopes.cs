namespace Replication.Statistics;

/// <summary>
/// Small telescopes (Simonsohn, Psychological Science 26, 2015): the replication speaks against the original where its effect is
/// significantly smaller than the one that the original study had a power of one third to find. A small p says "too small to have
/// been seen"; a large one alone says nothing. Too few values, or equal ones, leave NaN.
/// </summary>
public static class SmallTelescopes
{
    /// <summary>The power at which an effect counts as too small to study.</summary>
    public const double StandardPower = 1.0 / 3;

    /// <summary>One-sample or paired.</summary>
    /// <param name="originalN">Values, or pairs, of the original study.</param>
    /// <param name="values">Values, or differences, of the replication, positive in the original's direction.</param>
    /// <param name="level">Level of the original's two-sided test, 0.95.</param>
    public static SmallTelescopesResult OneSample(
        int originalN, ReadOnlySpan<double> values, double power = StandardPower, double level = 0.95)
    {
        var small = Power.EffectForOneSample(originalN, power, level);
        var effect = Sample.Mean(values) / Sample.StandardDeviation(values);
        return values.Length < 2 ? Unknown(small) : Of(small, effect, TDesign.OneSample(values.Length));
    }

    /// <summary>Two unpaired arms, with the pooled standard deviation.</summary>
    /// <param name="originalPerArm">Values in each arm of the original study.</param>
    /// <param name="first">Arm of the replication that the original found larger.</param>
    /// <param name="second">The other arm.</param>
    /// <param name="level">Level of the original's two-sided test, 0.95.</param>
    public static SmallTelescopesResult TwoSamples(
        int originalPerArm, ReadOnlySpan<double> first, ReadOnlySpan<double> second, double power = StandardPower, double level = 0.95)
    {
        var small = Power.EffectForTwoSamples(originalPerArm, power, level);
        if (first.Length < 2 || second.Length < 2) return Unknown(small);
        var squares = (first.Length - 1) * Sample.Variance(first) + (second.Length - 1) * Sample.Variance(second);
        var deviation = Math.Sqrt(squares / (first.Length + second.Length - 2));
        return Of(small, (Sample.Mean(first) - Sample.Mean(second)) / deviation, TDesign.TwoSamples(first.Length, second.Length));
    }

    private static SmallTelescopesResult Of(double small, double effect, TDesign design)
    {
        if (!double.IsFinite(effect)) return Unknown(small);
        var t = effect * design.Scale;
        return new SmallTelescopesResult(small, effect, t, design.DegreesOfFreedom, design.Cumulative(t, small));
    }

    private static SmallTelescopesResult Unknown(double small) => new(small, double.NaN, double.NaN, double.NaN, double.NaN);
}
