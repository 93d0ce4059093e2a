using System.CommandLine;
using Replication.Core.Claims;
using Replication.Core.Environments;
using Replication.Core.Reports;
using Replication.Core.Runs;
using Replication.Core.Snapshots;

namespace Replication.Cli.Commands;

/// <summary><c>report</c>: the report of all claims from whatever the store holds; runs nothing.</summary>
internal static class ReportVerb
{
    public static Command Build(CliHost host)
    {
        var options = new RunOptions();
        var command = new Command("report", "Write the report from the runs in the store, without running anything.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var settings = options.Read(parsed);
            var store = new RunStore(host.Workspace.Store, host.Error.WriteLine);
            var judge = new ClaimJudge(new SnapshotStore(host.Workspace.Expected, EngineName.Current));
            var reporter = new StoredReport(host, store, judge, settings, RunEnvironment.Describe(host.Workspace.Root));
            ClaimResult[] results = [.. ClaimCatalogue.RunnableAt(settings.Tier, host.Claims()).Select(reporter.Of)];
            foreach (var problem in results.Select(result => result.Problem).OfType<string>())
            {
                host.Error.WriteLine(problem);
            }

            host.Output.WriteLine($"Report: {reporter.Write(results.Select(result => result.Report))}");
            return ExitCode.Held;
        });
        return command;
    }
}
