using Replication.Core;
using Replication.Core.Environments;

namespace Replication.Cli.Cluster;

/// <summary>Slurm's own commands, found on the PATH.</summary>
internal static class Slurm
{
    /// <summary>Submits a script and returns the job's number.</summary>
    /// <exception cref="SetUpException">There is no Slurm, or it refuses.</exception>
    public static string Submit(string script)
    {
        // job;cluster where there are several clusters
        var job = Output("sbatch", "--parsable", script).Trim().Split(';')[0];
        return job.Length > 0 && job.All(char.IsAsciiDigit)
            ? job
            : throw new SetUpException($"sbatch answered '{OneLine.Of(job)}', which is no job's number.");
    }

    /// <summary>A job's tasks that are waiting or running; none where it has left the queue.</summary>
    /// <exception cref="SetUpException">There is no Slurm, or it does not answer.</exception>
    public static IReadOnlyList<QueuedTask> Queue(string job)
    {
        var (code, output, error) = Started("squeue", "--noheader", "--array", "--format=%K|%T|%r|%N", $"--jobs={job}");
        // A job that ended some minutes ago is forgotten.
        if (code != 0 && error.Contains("Invalid job id", StringComparison.Ordinal))
            return [];
        return code == 0
            ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(QueuedTask.Parse).OfType<QueuedTask>().OrderBy(task => task.Index)]
            : throw Refused("squeue", error);
    }

    /// <summary>Ends a job, all tasks of it.</summary>
    /// <exception cref="SetUpException">There is no Slurm, or it refuses.</exception>
    public static void Cancel(string job) => Output("scancel", job);

    private static string Output(string command, params string[] arguments)
    {
        var (code, output, error) = Started(command, arguments);
        return code == 0 ? output : throw Refused(command, error);
    }

    private static SetUpException Refused(string command, string error) =>
        new($"{command} failed: {OneLine.Of(error.Trim())}. Look at the cluster with sinfo and squeue.");

    private static ForeignCommand Started(string command, params string[] arguments) => ForeignCommand.Run(command, arguments)
        ?? throw new SetUpException($"Slurm's command {command} is not on the PATH: use the verb cluster on a machine that can submit jobs.");
}
