namespace Replication.Statistics;

/// <summary>What a t test makes of its sample sizes.</summary>
/// <param name="DegreesOfFreedom">Degrees of freedom of t.</param>
/// <param name="Scale">Noncentrality per standardised effect: √n, or √(n₁n₂/(n₁ + n₂)) of two arms.</param>
internal readonly record struct TDesign(double DegreesOfFreedom, double Scale)
{
    public static TDesign OneSample(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        return new TDesign(n - 1, Math.Sqrt(n));
    }

    public static TDesign TwoSamples(int first, int second)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(second, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(first + second, 3);
        return new TDesign(first + second - 2, Math.Sqrt((double)first * second / (first + second)));
    }

    /// <summary>Probability of a t statistic up to the given one where the standardised effect is d.</summary>
    public double Cumulative(double t, double d) => NoncentralT.Cumulative(t, DegreesOfFreedom, Scale * d);
}
