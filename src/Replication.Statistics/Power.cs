namespace Replication.Statistics;

/// <summary>
/// Chance that a two-sided t test finds an effect that is there, exact for normal values by the noncentral t, both tails
/// counted. Effects are standardised: d = effect/sd.
/// </summary>
public static class Power
{
    /// <summary>Beyond so many seeds the answer is "not by more seeds".</summary>
    public const int Limit = 10_000;

    /// <summary>Power of the one-sample or paired t test of n values, or pairs; d by the sd of the values, or of the differences.</summary>
    public static double OfOneSample(int n, double d, double level = 0.95) => Of(TDesign.OneSample(n), d, level);

    /// <summary>Power of the t test of two unpaired arms of n values each; d by the sd within the arms.</summary>
    public static double OfTwoSamples(int perArm, double d, double level = 0.95) => Of(TDesign.TwoSamples(perArm, perArm), d, level);

    /// <summary>The fewest values, or pairs, that give at least the power; null beyond <see cref="Limit"/> or for no effect.</summary>
    public static int? SeedsForOneSample(double d, double power = 0.8, double level = 0.95) => Seeds(TDesign.OneSample, d, power, level);

    /// <summary>The fewest values per arm that give at least the power; null beyond <see cref="Limit"/> or for no effect.</summary>
    public static int? SeedsForTwoSamples(double d, double power = 0.8, double level = 0.95) => Seeds(n => TDesign.TwoSamples(n, n), d, power, level);

    /// <summary>The standardised effect that the test of n values, or pairs, finds with the given power.</summary>
    public static double EffectForOneSample(int n, double power, double level = 0.95) => Effect(TDesign.OneSample(n), power, level);

    /// <summary>The standardised effect that the test of two arms of n values each finds with the given power.</summary>
    public static double EffectForTwoSamples(int perArm, double power, double level = 0.95) => Effect(TDesign.TwoSamples(perArm, perArm), power, level);

    private static double Of(TDesign design, double d, double level)
    {
        Level.Check(level);
        if (!double.IsFinite(d))
            throw new ArgumentOutOfRangeException(nameof(d), d, "A standardised effect is a finite number: effect/sd.");
        var critical = StudentT.Quantile((1 + level) / 2, design.DegreesOfFreedom);
        return design.Cumulative(-critical, d) + design.Cumulative(-critical, -d);
    }

    private static int? Seeds(Func<int, TDesign> design, double d, double power, double level)
    {
        CheckPower(power, level);
        int low = 2, high = 2;
        while (Of(design(high), d, level) < power)
        {
            if (high == Limit) return null;
            (low, high) = (high + 1, Math.Min(2 * high, Limit));
        }

        // What suffices once suffices for any larger number, so that the first one is found by halving.
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (Of(design(middle), d, level) >= power) high = middle; else low = middle + 1;
        }

        return high;
    }

    private static double Effect(TDesign design, double power, double level)
    {
        CheckPower(power, level);
        double low = 0, high = 1;
        while (Of(design, high, level) < power)
            (low, high) = (high, 2 * high);
        while (high - low > 1e-12 * high)
        {
            var middle = 0.5 * (low + high);
            if (Of(design, middle, level) < power) low = middle; else high = middle;
        }

        return high;
    }

    private static void CheckPower(double power, double level)
    {
        Level.Check(level);
        if (!(power > 1 - level && power < 1))
            throw new ArgumentOutOfRangeException(nameof(power), power,
                "Power lies above 1 − level, the chance of a finding without an effect, and below 1, such as 0.8.");
    }
}
