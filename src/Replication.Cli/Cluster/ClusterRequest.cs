namespace Replication.Cli.Cluster;

/// <summary>What one submission asks of a cluster.</summary>
/// <param name="Name">Of the job, as the queue shows it.</param>
/// <param name="Command">The words that start this command on a node.</param>
/// <param name="Words">The verb <c>run</c>'s claims and options that choose the plan.</param>
/// <param name="Folder">Where the tasks are started: relative paths among the words mean what they mean here.</param>
/// <param name="Logs">Folder of the tasks' logs.</param>
/// <param name="Tasks">Shards of the plan, one array task each.</param>
public sealed record ClusterRequest(string Name, IReadOnlyList<string> Command, IReadOnlyList<string> Words, string Folder, string Logs, int Tasks)
{
    /// <summary>Runs that one task carries out at a time; null is one for each processor that Slurm gave it.</summary>
    public int? Workers { get; init; }

    /// <summary>Processors of one task.</summary>
    public int Processors { get; init; } = 1;

    /// <summary>GPUs of one task.</summary>
    public int Gpus { get; init; }

    public string? Partition { get; init; }

    /// <summary>Wall minutes of one task. A task that needs more is queued again and goes on.</summary>
    public int? Minutes { get; init; }

    /// <summary>Further options of sbatch, as they would be written there.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
}
