namespace Replication.Cli.Cluster;

/// <summary>A submission, as it is remembered beside the run store.</summary>
/// <param name="Job">Slurm's number.</param>
/// <param name="Plan">SHA-256 over the keys of the plan's runs.</param>
/// <param name="Tier">The tier's name.</param>
/// <param name="Words">What was asked for, as words of the verb <c>run</c>.</param>
/// <param name="Submitted">UTC.</param>
/// <param name="Shards">Keys of each task's runs, the first task's first.</param>
internal sealed record ClusterJob(
    string Job, string Plan, string Tier, IReadOnlyList<string> Words, DateTimeOffset Submitted, IReadOnlyList<IReadOnlyList<string>> Shards);
