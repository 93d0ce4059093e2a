using System.CommandLine;
using Replication.Cli.Printing;
using Replication.Core.Claims;

namespace Replication.Cli.Commands;

/// <summary><c>list [--tree]</c>: every claim with its title.</summary>
internal static class ListVerb
{
    public static Command Build(CliHost host)
    {
        var tree = new Option<bool>("--tree") { Description = "Group the claims under their papers, each with its statement and tiers." };
        var command = new Command("list", "List all claims.");
        command.Options.Add(tree);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(tree))
            {
                WriteTree(host.Output, host.Claims());
            }
            else
            {
                WriteTable(host.Output, host.Claims());
            }

            return ExitCode.Held;
        });
        return command;
    }

    private static void WriteTable(TextWriter output, IReadOnlyList<Claim> claims)
    {
        var table = new TextTable("claim", "title", "where");
        foreach (var claim in claims)
        {
            table.Add(claim.Card.Id, claim.Card.Title, $"{claim.Card.Paper.Title}, {claim.Card.Place}");
        }

        table.Write(output);
    }

    private static void WriteTree(TextWriter output, IReadOnlyList<Claim> claims)
    {
        foreach (var paper in claims.GroupBy(claim => claim.Card.Paper.Key, StringComparer.Ordinal))
        {
            var members = paper.ToArray();
            output.WriteLine($"{paper.Key}  {members[0].Card.Paper.Title}");
            for (var i = 0; i < members.Length; i++)
            {
                var (branch, below) = i == members.Length - 1 ? ("└─ ", "   ") : ("├─ ", "│  ");
                var card = members[i].Card;
                output.WriteLine($"{branch}{card.Id[(paper.Key.Length + 1)..]}  {card.Title} ({card.Place})");
                output.WriteLine($"{below}   {card.Statement}");
                output.WriteLine($"{below}   {card.Kind.ToString().ToLowerInvariant()}; tiers: {string.Join(", ", Tiers(members[i]))}");
            }

            output.WriteLine();
        }
    }

    private static IEnumerable<string> Tiers(Claim claim) => Enum.GetValues<Tier>()
        .Where(tier => claim.Tiers.Contains(tier) || claim.PlanFor(tier) is not null)
        .Select(tier => TierName.Of(tier) + (claim.Tiers.Contains(tier) ? "" : " (declared)"));
}
