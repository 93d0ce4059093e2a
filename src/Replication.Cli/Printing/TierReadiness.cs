using Replication.Core.Claims;
using Replication.Core.Runs;
using Replication.Core.Setup;
using Replication.Core.Validators;

namespace Replication.Cli.Printing;

/// <summary>One row a tier: how many claims have a protocol for it, and what keeps it from running here.</summary>
internal static class TierReadiness
{
    public static void Write(CliHost host)
    {
        var claims = host.Claims();
        var table = new TextTable("tier", "claims", "still needs");
        foreach (var tier in Enum.GetValues<Tier>())
        {
            Claim[] runnable = [.. claims.Where(claim => claim.Tiers.Contains(tier))];
            Claim[] declared = [.. claims.Where(claim => !claim.Tiers.Contains(tier) && claim.PlanFor(tier) is not null)];
            table.Add(
                TierName.Of(tier),
                $"{runnable.Length} of {claims.Count}" + (declared.Length > 0 ? $", {declared.Length} declared" : ""),
                Needs(host, [.. runnable, .. declared], tier));
        }

        table.Write(host.Output);
    }

    private static string Needs(CliHost host, IReadOnlyList<Claim> claims, Tier tier)
    {
        if (claims.Count == 0)
        {
            return "claims with a protocol for it";
        }

        // Only what the machine lacks: seeds and budgets belong to one suite.
        ISuiteValidator[] validators = [new GpuPresent(), new FullPrecision(), new ResourcesPresent()];
        var setUp = new SuiteSetUp(claims, new ClaimSettings(tier), host.Machine(), new RunStore(host.Workspace.Store), workers: 1);
        string[] refusals = [.. validators.Select(validator => validator.Refusal(setUp)).OfType<string>()];
        return refusals.Length == 0 ? "nothing" : string.Join(" ", refusals);
    }
}
