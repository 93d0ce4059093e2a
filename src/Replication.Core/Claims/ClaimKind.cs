namespace Replication.Core.Claims;

/// <summary>What a claim asserts, which decides the statistic that can support it.</summary>
public enum ClaimKind
{
    Difference,
    Trend,
    Ordering,
    Equivalence,
    Correlation,
}
