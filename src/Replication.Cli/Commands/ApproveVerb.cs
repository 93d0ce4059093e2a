using System.CommandLine;
using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Environments;
using Replication.Core.Reports;
using Replication.Core.Runs;
using Replication.Core.Snapshots;

namespace Replication.Cli.Commands;

/// <summary><c>approve CLAIM --reason TEXT</c>: makes what one claim measured the expected values.</summary>
internal static class ApproveVerb
{
    public static Command Build(CliHost host)
    {
        var name = ClaimArgument.One("The claim to approve: id or name.");
        var reason = new Option<string>("--reason") { Description = "Why the numbers are right; kept in the snapshot.", HelpName = "TEXT", Required = true };
        var tier = new Option<Tier>("--tier") { Description = "Size of models and data.", HelpName = "micro|gpu|paper", DefaultValueFactory = _ => Tier.Micro };
        var command = new Command("approve", "Make what a claim measured the expected values. Refused on CI and on a dirty tree.");
        command.Arguments.Add(name);
        command.Options.Add(reason);
        command.Options.Add(tier);
        command.SetAction(parsed =>
        {
            var commit = ApprovalGuard.Check(GitState.Read(host.Workspace.Root), host.Variable("CI"), parsed.GetValue(reason));
            var claim = Single(host.Claims(), parsed.GetRequiredValue(name));
            var settings = new ClaimSettings(parsed.GetValue(tier));
            var approval = new Approval(parsed.GetValue(reason)!.Trim(), DateOnly.FromDateTime(DateTime.UtcNow), commit);
            host.Output.WriteLine($"Approved: {Approve(host, claim, settings, approval)}");
            return ExitCode.Held;
        });
        return command;
    }

    private static string Approve(CliHost host, Claim claim, ClaimSettings settings, Approval approval)
    {
        var planned = PlannedClaim.Of(claim, settings);
        var runs = StoredRuns.Of(planned.Runs, new RunStore(host.Workspace.Store, host.Error.WriteLine));
        var missing = planned.Runs.Count(run => !runs.Contains(run));
        if (missing > 0)
        {
            throw new SetUpException($"Claim {claim.Card.Id} misses {missing} of its {planned.Runs.Count} runs: run it first.");
        }

        var finding = claim.Judge(settings, runs);
        ApprovalGuard.Check(claim.Card.Id, finding.Verdict);
        return new SnapshotStore(host.Workspace.Expected, EngineName.Current)
            .Approve(Snapshot.Of(claim, settings.Tier, finding), approval);
    }

    // One at a time: a suite-wide approval is an approval that nobody looked at.
    private static Claim Single(IReadOnlyList<Claim> claims, string name) => ClaimCatalogue.Select(claims, [name]) is [var only]
        ? only
        : throw new SetUpException($"{name} names several claims: approve them one at a time, each with its reason.");
}
