using System.CommandLine;
using Replication.Cli.Printing;
using Replication.Core.Claims;
using Replication.Core.Reports;
using Replication.Core.Runs;

namespace Replication.Cli.Commands;

/// <summary><c>plan [CLAIM…]</c>: every run with its key, whether it is stored, and the minutes it took last time; at larger tiers also what is needed from outside.</summary>
internal static class PlanVerb
{
    private const int ShortKey = 12;

    public static Command Build(CliHost host)
    {
        var options = new RunOptions();
        var claims = ClaimArgument.Many("Claims to plan: id, name or paper; all when none is given.");
        var command = new Command("plan", "Show every run with its key, whether it is stored, and its minutes last time; and what a tier needs from outside.");
        command.Arguments.Add(claims);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var settings = options.Read(parsed);
            var selected = ClaimCatalogue.Select(host.Claims(), parsed.GetValue(claims) ?? []);
            Claim[] declared = [.. selected.Where(claim => claim.PlanFor(settings.Tier) is not null)];
            // Claims that only declare the tier are listed; where nobody even declares it, planning says so by name.
            Claim[] runnable = [.. selected.Where(claim => claim.Tiers.Contains(settings.Tier) || declared.Length == 0)];
            // Planned one claim after the other, and never held all at once.
            var planned = runnable.SelectMany(claim => PlannedClaim.Of(claim, settings).Runs);
            TierNeeds.Write(host.Output, declared, settings.Tier, host.Machine);
            if (runnable.Length > 0)
            {
                var store = new RunStore(host.Workspace.Store, host.Error.WriteLine);
                Write(host.Output, PlanSurvey.Of(planned, store));
            }

            return ExitCode.Held;
        });
        return command;
    }

    private static void Write(TextWriter output, PlanSurvey plan)
    {
        TextTable.Write(output, ["key", "run", "state", "last time"], plan.Runs.Select(run => (string[])
            [run.Key[..ShortKey], run.Label, run.IsStored ? "stored" : "to run", PlainNumber.Minutes(run.Minutes)]));
        output.WriteLine();
        output.WriteLine($"{plan.Runs.Count} runs, {plan.Runs.Count - plan.Outstanding} stored, {plan.Outstanding} to run"
            + (plan.Known > 0 ? $"; {plan.Known} of these took {PlainNumber.Minutes(plan.KnownMinutes)} last time" : "") + ".");
    }
}
