namespace Replication.Statistics;

/// <summary>Whether an effect is too small for the original study to have seen it.</summary>
/// <param name="SmallEffect">Standardised effect that the original study had the given power, a third, to find.</param>
/// <param name="ObservedEffect">Standardised effect of the replication, effect/sd, positive in the original's direction.</param>
/// <param name="Statistic">The replication's t.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of t.</param>
/// <param name="P">One-sided p against the hypothesis that the effect is as large as the small one.</param>
public sealed record SmallTelescopesResult(
    double SmallEffect, double ObservedEffect, double Statistic, double DegreesOfFreedom, double P);
