using System.Globalization;
using Replication.Harness.Claims;
using Replication.Harness.Setup;

namespace Replication.Cli.Printing;

/// <summary>What claims need from outside at a tier, and what of it is missing here.</summary>
internal static class TierNeeds
{
    public static void Write(TextWriter output, IReadOnlyList<Claim> claims, Tier tier, Func<Machine> machine)
    {
        (Claim Claim, TierPlan Plan)[] plans = [.. claims.Select(claim => (claim, claim.PlanFor(tier)!))];
        if (plans.Length == 0)
        {
            return;
        }

        var table = new TextTable("claim", "models", "data", "GPUs", "memory", "hours", "protocol");
        foreach (var (claim, plan) in plans)
        {
            table.Add(
                claim.Card.Id, Names(plan.Models), Names(plan.Corpora), Text(plan.Gpus), $"{Text(plan.MemoryGigabytes)} GB", Text(plan.Hours),
                plan.Protocol + (claim.Tiers.Contains(tier) ? "" : " Declared only: it cannot be run yet."));
        }

        table.Write(output);
        var missing = MissingResources.Of(claims, tier, machine());
        output.WriteLine();
        output.WriteLine($"The {TierName.Of(tier)} tier takes {Text(plans.Sum(entry => entry.Plan.Hours))} hours in all. "
            + $"Missing here: {Missing("model", missing.Models)}, {Missing("corpus", missing.Corpora)}.");
        output.WriteLine();
    }

    private static string Missing(string kind, IReadOnlyList<Resource> resources) =>
        resources.Count == 0 ? $"no {kind}" : $"{kind} {Names(resources)}";

    private static string Names(IReadOnlyList<Resource> resources) =>
        resources.Count == 0 ? "–" : string.Join(", ", resources.Select(resource => resource.Name));

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
