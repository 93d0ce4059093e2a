using System.Globalization;
using Replication.Core.Claims;
using Replication.Core.Setup;

namespace Replication.Cli.Printing;

/// <summary>What claims need from outside at a tier, and what of it is missing here. Claims that share one plan share its runs.</summary>
internal static class TierNeeds
{
    private const int LineWidth = 100;
    private const int NameWidth = 12;

    public static void Write(TextWriter output, IReadOnlyList<Claim> claims, Tier tier, Func<Machine> machine)
    {
        var plans = claims.GroupBy(claim => claim.PlanFor(tier)!).ToList();
        if (plans.Count == 0)
        {
            return;
        }

        foreach (var shared in plans)
        {
            Write(output, shared.Key, [.. shared], tier);
            output.WriteLine();
        }

        var missing = MissingResources.Of(claims, tier, machine());
        output.WriteLine($"The {TierName.Of(tier)} tier takes {Text(plans.Sum(shared => shared.Key.Hours))} hours in all.");
        Field(output, "missing", missing.Models.Concat(missing.Corpora).Select(resource => resource.Name));
        output.WriteLine();
    }

    private static void Write(TextWriter output, TierPlan plan, IReadOnlyList<Claim> claims, Tier tier)
    {
        output.WriteLine(claims.Count == 1 ? claims[0].Card.Id : $"{claims[0].Card.Paper.Key}: {claims.Count} claims on the same runs");
        if (claims.Count > 1)
        {
            Field(output, "claims", claims.Select(claim => claim.Card.Id[(claim.Card.Id.IndexOf('/') + 1)..]));
        }

        Field(output, "models", plan.Models.Select(resource => resource.Name));
        Field(output, "data", plan.Corpora.Select(resource => resource.Name));
        Field(output, "machine", [
            plan.Gpus == 0 ? $"{Text(plan.MemoryGigabytes)} GB of memory" : $"{Text(plan.Gpus)} GPU{(plan.Gpus == 1 ? "" : "s")} of {Text(plan.MemoryGigabytes)} GB",
            $"{Text(plan.Hours)} hours"]);
        Field(output, "protocol", plan.Protocol.Split(' '), " ");
        if (claims.Any(claim => !claim.Tiers.Contains(tier)))
        {
            Field(output, "state", ["declared only: it cannot be run yet"]);
        }
    }

    // A name, then its words, broken between them and aligned below each other.
    private static void Field(TextWriter output, string name, IEnumerable<string> words, string separator = ", ")
    {
        var line = $"  {name}".PadRight(NameWidth);
        var empty = true;
        foreach (var word in words)
        {
            if (!empty && line.Length + separator.Length + word.Length > LineWidth)
            {
                output.WriteLine((line + separator).TrimEnd());
                (line, empty) = (new string(' ', NameWidth), true);
            }

            line += (empty ? "" : separator) + word;
            empty = false;
        }

        output.WriteLine(empty ? line + "–" : line);
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
