namespace Replication.Statistics;

/// <summary>What two one-sided tests say of an effect that ought to be too small to matter.</summary>
/// <param name="Method">Method in words.</param>
/// <param name="Estimate">The effect, in the unit of the values.</param>
/// <param name="LowBound">Lower bound of what is too small to matter, in the same unit.</param>
/// <param name="HighBound">Upper bound.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of both tests.</param>
/// <param name="PAboveLow">One-sided p of the test that the effect lies above the lower bound.</param>
/// <param name="PBelowHigh">One-sided p of the test that the effect lies below the upper bound.</param>
/// <param name="Alpha">Error rate of each test.</param>
/// <param name="Interval">The interval of level 1 − 2·alpha, which lies within the bounds exactly where the tests both reject.</param>
public sealed record EquivalenceResult(
    string Method, double Estimate, double LowBound, double HighBound, double DegreesOfFreedom,
    double PAboveLow, double PBelowHigh, double Alpha, Interval Interval)
{
    /// <summary>The larger of the two p: that of the whole procedure.</summary>
    public double P => Math.Max(PAboveLow, PBelowHigh);

    public bool IsEquivalent => P < Alpha;
}
