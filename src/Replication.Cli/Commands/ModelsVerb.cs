using System.CommandLine;
using Replication.Models.Checkpoints;

namespace Replication.Cli.Commands;

/// <summary><c>models</c>: which architectures are read, and what a checkpoint holds.</summary>
internal static class ModelsVerb
{
    public static Command Build(CliHost host) => new("models", "List the architectures, or look into a checkpoint.")
    {
        ModelsListVerb.Build(host),
        ModelsInspectVerb.Build(host),
        ModelsVerifyVerb.Build(host),
    };

    /// <summary>The checkpoint that a verb is about.</summary>
    public static Argument<string> PathArgument() => new("PATH")
    {
        Description = "A folder with config.json and safetensors, whole or in shards, or one safetensors file from the run store.",
    };

    /// <summary>Does a verb's work; a checkpoint that cannot be read is bad set-up, said in its one sentence.</summary>
    public static int Guarded(CliHost host, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is CheckpointException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            host.Error.WriteLine(error.Message);
            return ExitCode.BadSetUp;
        }
    }
}
