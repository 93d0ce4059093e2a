namespace Replication.Statistics;

/// <summary>What a hypothesis test says. A number that the sample cannot answer is NaN, which every verdict rule calls invalid.</summary>
/// <param name="Method">Method in words, such as "Welch's t test".</param>
/// <param name="Estimate">The estimated effect, in the unit of the values; a correlation has none.</param>
/// <param name="Statistic">The statistic whose distribution is known where there is no effect, such as t.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of that distribution; NaN where it has none.</param>
/// <param name="P">Two-sided probability, where there is no effect, of a statistic at least as far out.</param>
/// <param name="Interval">Confidence interval of the effect.</param>
public sealed record TestResult(
    string Method, double Estimate, double Statistic, double DegreesOfFreedom, double P, Interval Interval);
