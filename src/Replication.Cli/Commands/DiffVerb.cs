using System.CommandLine;
using Replication.Cli.Printing;
using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Environments;
using Replication.Core.Reports;
using Replication.Core.Runs;
using Replication.Core.Snapshots;
using Replication.Reporting;
using Replication.Reporting.Results;

namespace Replication.Cli.Commands;

/// <summary><c>diff [REPORT|REV]</c>: what is no longer as an earlier report, or an earlier revision's approvals, had it.</summary>
internal static class DiffVerb
{
    public static Command Build(CliHost host)
    {
        var options = new RunOptions();
        var against = new Argument<string?>("REPORT|REV")
        {
            Description = "A results.json or the folder of one, or a git revision; the last written report when not given.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("diff", "Compare what the store holds with an earlier report or revision: verdicts, estimates and snapshots. Gives 1 where anything changed.");
        command.Arguments.Add(against);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var settings = options.Read(parsed);
            var store = new RunStore(host.Workspace.Store, host.Error.WriteLine);
            var judge = new ClaimJudge(new SnapshotStore(host.Workspace.Expected, EngineName.Current));
            var reporter = new StoredReport(host, store, judge, settings, RunEnvironment.Describe(host.Workspace.Root));
            var report = reporter.Report(host.Claims().Where(claim => claim.Tiers.Contains(settings.Tier)).Select(claim => reporter.Of(claim).Report));
            var word = parsed.GetValue(against);
            var earlier = EarlierResults.Find(host.Workspace, reporter.Folder, word);
            var lines = earlier is not null
                ? Changes(earlier, ResultsOf.Suite(report))
                : ApprovedChanges.Since(host.Workspace, word!, host.Claims(), report);
            foreach (var line in lines)
            {
                host.Output.WriteLine(line);
            }

            if (lines.Count == 0)
            {
                host.Output.WriteLine($"Nothing changed since {word ?? "the last report"}.");
            }

            return lines.Count == 0 ? ExitCode.Held : ExitCode.Differs;
        });
        return command;
    }

    private static IReadOnlyList<string> Changes(ResultsFile earlier, ResultsFile now)
    {
        var changes = ChangeList.Between(new PreviousResults(earlier, null), now);
        if (changes.Note is { } note)
        {
            throw new SetUpException(note);
        }

        var before = earlier.Claims.ToDictionary(claim => claim.Id, claim => claim.Snapshot, StringComparer.Ordinal);
        return
        [
            .. changes.Changes.Select(change => $"{change.ClaimId}: {change.Text}"),
            .. now.Claims.Where(claim => before.TryGetValue(claim.Id, out var was) && was != claim.Snapshot)
                .Select(claim => $"{claim.Id}: snapshot was {before[claim.Id]}, is {claim.Snapshot}"),
        ];
    }
}
