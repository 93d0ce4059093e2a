using System.CommandLine;

namespace Replication.Cli.Commands;

/// <summary><c>cluster</c>: the plan as a job array of Slurm over a shared store.</summary>
internal static class ClusterVerb
{
    public static Command Build(CliHost host) => new("cluster", "Carry out a plan on a Slurm cluster whose nodes share the run store.")
    {
        new ClusterSubmitVerb(host).Build(),
        ClusterStatusVerb.Build(host),
        ClusterCancelVerb.Build(host),
    };
}
