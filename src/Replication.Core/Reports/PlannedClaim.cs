using Replication.Core.Claims;
using Replication.Core.Runs;

namespace Replication.Core.Reports;

/// <summary>A claim with the runs that it needs under some settings.</summary>
public sealed record PlannedClaim(Claim Claim, ClaimSettings Settings, IReadOnlyList<PlannedRun> Runs)
{
    /// <exception cref="SetUpException">The claim has no plan for these settings.</exception>
    public static PlannedClaim Of(Claim claim, ClaimSettings settings)
    {
        if (!claim.Tiers.Contains(settings.Tier))
            throw new SetUpException($"Claim {claim.Card.Id} {Lack(claim, settings.Tier)}; choose --tier {string.Join(" or ", claim.Tiers.Select(TierName.Of))}.");
        try
        {
            return new PlannedClaim(claim, settings, claim.Plan(settings));
        }
        catch (Exception error) when (error is not SetUpException)
        {
            throw new SetUpException($"Claim {claim.Card.Id} cannot be planned: {OneLine.Of(error.Message)}", error);
        }
    }

    private static string Lack(Claim claim, Tier tier) => claim.PlanFor(tier) is null
        ? $"has no protocol for the {TierName.Of(tier)} tier yet"
        : $"declares the {TierName.Of(tier)} tier but cannot be run there yet";
}
