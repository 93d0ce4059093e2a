using System.CommandLine;
using System.Globalization;
using Replication.Cli.Cluster;
using Replication.Cli.Printing;
using Replication.Core.Runs;

namespace Replication.Cli.Commands;

/// <summary><c>cluster status [JOB]</c>: how far each submission is, told by the queue and by the store.</summary>
internal static class ClusterStatusVerb
{
    public static Command Build(CliHost host)
    {
        var argument = new Argument<string?>("JOB") { Description = "A job's number; its tasks are then listed one by one.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("status", "Show how far the submitted jobs are, and what their tasks have stored.");
        command.Arguments.Add(argument);
        command.SetAction(parsed =>
        {
            var jobs = new ClusterJobs(host.Workspace.Store, host.Error.WriteLine);
            var store = new RunStore(host.Workspace.Store);
            if (parsed.GetValue(argument) is { } job)
                WriteTasks(host.Output, jobs.Named(job), store, jobs.Folder);
            else
                WriteJobs(host.Output, jobs.All, store);
            return ExitCode.Held;
        });
        return command;
    }

    private static void WriteJobs(TextWriter output, IReadOnlyList<ClusterJob> jobs, RunStore store)
    {
        if (jobs.Count == 0)
        {
            output.WriteLine("No job was submitted over this run store.");
            return;
        }

        var table = new TextTable("job", "tier", "submitted (UTC)", "tasks", "running", "waiting", "runs stored");
        foreach (var job in jobs)
        {
            var queue = Slurm.Queue(job.Job);
            var running = queue.Count(IsRunning);
            string[] keys = [.. job.Shards.SelectMany(shard => shard)];
            table.Add(
                job.Job, job.Tier, job.Submitted.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Text(job.Shards.Count), Text(running),
                Text(queue.Count - running), $"{Text(keys.Count(key => IsStored(store, key)))} of {Text(keys.Length)}");
        }

        table.Write(output);
    }

    private static void WriteTasks(TextWriter output, ClusterJob job, RunStore store, string logs)
    {
        var queue = Slurm.Queue(job.Job).ToDictionary(task => task.Index);
        var table = new TextTable("task", "state", "node", "runs stored", "log");
        for (var task = 1; task <= job.Shards.Count; task++)
        {
            var shard = job.Shards[task - 1];
            var stored = shard.Count(key => IsStored(store, key));
            var known = queue.GetValueOrDefault(task);
            var state = known is null ? (stored == shard.Count ? "done" : "ended, incomplete")
                : IsRunning(known) ? "running" : $"waiting ({known.Reason})";
            table.Add(Text(task), state, known?.Node ?? "", $"{Text(stored)} of {Text(shard.Count)}", Path.Combine(logs, $"{job.Job}-{Text(task)}.log"));
        }

        table.Write(output);
        output.WriteLine();
        output.WriteLine($"An incomplete task is carried on by submitting again: replicate cluster submit {string.Join(' ', job.Words)}");
    }

    private static bool IsRunning(QueuedTask task) => task.State is "RUNNING" or "COMPLETING" or "CONFIGURING";

    // Not opened: a record is whole or absent.
    private static bool IsStored(RunStore store, string key) => File.Exists(store.RecordPath(key));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
