using Replication.Core.Claims;

namespace Replication.Core.Setup;

/// <summary>What claims declare for a tier and the machine does not have; each thing once, in the claims' order.</summary>
public sealed record MissingResources(IReadOnlyList<Resource> Models, IReadOnlyList<Resource> Corpora)
{
    public static MissingResources Of(IEnumerable<Claim> claims, Tier tier, Machine machine)
    {
        TierPlan[] plans = [.. claims.Select(claim => claim.PlanFor(tier)).OfType<TierPlan>()];
        return new(
            Absent(plans.SelectMany(plan => plan.Models), machine.Models),
            Absent(plans.SelectMany(plan => plan.Corpora), machine.Data));
    }

    private static IReadOnlyList<Resource> Absent(IEnumerable<Resource> resources, string folder) =>
        [.. resources.Distinct().Where(resource => Path.Combine(folder, resource.Path) is var path && !File.Exists(path) && !Directory.Exists(path))];
}
