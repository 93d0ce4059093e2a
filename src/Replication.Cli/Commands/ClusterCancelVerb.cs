using System.CommandLine;
using Replication.Cli.Cluster;

namespace Replication.Cli.Commands;

/// <summary><c>cluster cancel [JOB]</c>: ends submitted jobs; finished runs are kept.</summary>
internal static class ClusterCancelVerb
{
    public static Command Build(CliHost host)
    {
        var argument = new Argument<string?>("JOB") { Description = "A job's number; all jobs of this run store when none is given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("cancel", "End submitted jobs. Finished runs are kept, and cluster submit goes on from there.");
        command.Arguments.Add(argument);
        command.SetAction(parsed =>
        {
            var jobs = new ClusterJobs(host.Workspace.Store, host.Error.WriteLine);
            var cancelled = 0;
            foreach (var job in parsed.GetValue(argument) is { } one ? [jobs.Named(one)] : jobs.All)
            {
                var queue = Slurm.Queue(job.Job);
                if (queue.Count == 0)
                    continue;
                Slurm.Cancel(job.Job);
                cancelled++;
                host.Output.WriteLine($"Job {job.Job} is cancelled with {queue.Count} of {job.Shards.Count} tasks to go. Finished runs are kept.");
            }

            if (cancelled == 0)
                host.Output.WriteLine("Nothing to cancel: no task is in the queue.");
            return ExitCode.Held;
        });
        return command;
    }
}
