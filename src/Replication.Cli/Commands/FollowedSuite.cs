using Replication.Cli.Progress;
using Replication.Core.Progress;
using Replication.Core.Runs;
using Replication.Core.Setup;

namespace Replication.Cli.Commands;

/// <summary>Runs a suite while a view shows it and a file tells other processes of it.</summary>
internal sealed class FollowedSuite(CliHost host, ProgressView view)
{
    public SuiteResult Run(
        SuiteSetUp setUp, RunStore store, IReadOnlyList<KeyValuePair<string, string>> environment, SuiteOptions options)
    {
        var progress = new SuiteProgress(setUp.Planned, setUp.Cost, setUp.Workers, options.Clock);
        // A suite that only looks at what is stored is over before anybody could read of it.
        using var file = setUp.Plan.Outstanding.Count > 0 ? new ProgressFile(PathOf(setUp.Shard), progress, options.Clock) : null;
        try
        {
            var runner = new SuiteRunner(store, environment, new ObserverGroup(progress, view), options);
            var result = view.Follow(progress, () => runner.Run(setUp.Plan, host.Cancellation));
            progress.End(result switch
            {
                { Cancelled: true } => SuiteState.Stopped,
                { OutOfBudget: true } => SuiteState.OutOfBudget,
                _ => SuiteState.Finished,
            });
            return result;
        }
        catch (Exception error)
        {
            progress.End(SuiteState.Broken, error.Message);
            throw;
        }
    }

    // Shards may share a clone: each has a file of its own.
    private string PathOf(Shard? shard) =>
        Path.Combine(host.Workspace.Reports, shard is null ? "progress.json" : $"progress-{shard.Index}-of-{shard.Count}.json");
}
