using System.CommandLine;
using Replication.Cli.Printing;
using Replication.Harness.Claims;
using Replication.Harness.Reports;
using Replication.Harness.Runs;

namespace Replication.Cli.Commands;

/// <summary><c>plan [CLAIM…]</c>: every run with its key, whether it is stored, and the minutes it took last time.</summary>
internal static class PlanVerb
{
    private const int ShortKey = 12;

    public static Command Build(CliHost host)
    {
        var options = new RunOptions();
        var claims = ClaimArgument.Many("Claims to plan: id, name or paper; all when none is given.");
        var command = new Command("plan", "Show every run with its key, whether it is stored, and its minutes last time.");
        command.Arguments.Add(claims);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var settings = options.Read(parsed);
            var selected = ClaimCatalogue.Select(host.Claims(), parsed.GetValue(claims) ?? []);
            var store = new RunStore(host.Workspace.Store, host.Error.WriteLine);
            Write(host.Output, RunPlan.Of(selected.SelectMany(claim => PlannedClaim.Of(claim, settings).Runs), store), store);
            return ExitCode.Held;
        });
        return command;
    }

    private static void Write(TextWriter output, RunPlan plan, RunStore store)
    {
        var history = RunHistory.MinutesByLabel(store, plan.Outstanding.Select(run => run.Spec.Label));
        var table = new TextTable("key", "run", "state", "last time");
        foreach (var run in plan.Shown)
        {
            var record = plan.Stored.GetValueOrDefault(run.Spec.Key);
            double? minutes = record?.Minutes ?? (history.TryGetValue(run.Spec.Label, out var last) ? last : null);
            table.Add(run.Spec.Key[..ShortKey], run.Spec.Label, record is null ? "to run" : "stored", PlainNumber.Minutes(minutes));
        }

        table.Write(output);
        var known = plan.Outstanding.Where(run => history.ContainsKey(run.Spec.Label)).ToArray();
        output.WriteLine();
        output.WriteLine($"{plan.Shown.Count} runs, {plan.Shown.Count - plan.Outstanding.Count} stored, {plan.Outstanding.Count} to run"
            + (known.Length > 0 ? $"; {known.Length} of these took {PlainNumber.Minutes(known.Sum(run => history[run.Spec.Label]))} last time" : "") + ".");
    }
}
