namespace Replication.Core.Claims;

/// <summary>Tiers as users write them.</summary>
public static class TierName
{
    /// <summary><c>micro</c>, <c>gpu</c> or <c>paper</c>.</summary>
    public static string Of(Tier tier) => tier.ToString().ToLowerInvariant();
}
