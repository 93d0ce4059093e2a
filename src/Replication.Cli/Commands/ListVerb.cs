using System.CommandLine;
using Replication.Cli.Printing;

namespace Replication.Cli.Commands;

/// <summary><c>list</c>: every claim with its title.</summary>
internal static class ListVerb
{
    public static Command Build(CliHost host)
    {
        var command = new Command("list", "List all claims.");
        command.SetAction(_ =>
        {
            var table = new TextTable("claim", "title", "where");
            foreach (var claim in host.Claims())
            {
                table.Add(claim.Card.Id, claim.Card.Title, $"{claim.Card.Paper.Title}, {claim.Card.Place}");
            }

            table.Write(host.Output);
            return ExitCode.Held;
        });
        return command;
    }
}
