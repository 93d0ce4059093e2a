namespace Replication.Cli.Cluster;

/// <summary>One array task as the queue shows it.</summary>
/// <param name="Index">1 to the number of tasks.</param>
/// <param name="State">Slurm's long name, such as RUNNING or PENDING.</param>
/// <param name="Reason">Why it waits; None where it does not.</param>
/// <param name="Node">Where it runs; empty where it waits.</param>
internal sealed record QueuedTask(int Index, string State, string Reason, string Node)
{
    /// <summary>Reads a line of squeue's <c>%K|%T|%r|%N</c>; null where it is no task of an array.</summary>
    public static QueuedTask? Parse(string line) =>
        line.Split('|') is [var index, var state, var reason, var node] && int.TryParse(index, out var number)
            ? new QueuedTask(number, state, reason, node)
            : null;
}
