using System.CommandLine;
using Replication.Data;
using Replication.Core;

namespace Replication.Cli.Commands;

/// <summary><c>data</c>: published corpora, which are never fetched without being asked for.</summary>
internal static class DataVerb
{
    public static Command Build(CliHost host) => new("data", "List, fetch and verify published corpora.")
    {
        DataListVerb.Build(host),
        DataFetchVerb.Build(host),
        DataVerifyVerb.Build(host),
    };

    /// <summary>The folder of corpora.</summary>
    public static string Folder(CliHost host) => host.Variable(Workspace.DataVariable) is { } named && !string.IsNullOrWhiteSpace(named) ? Path.GetFullPath(named) : host.Workspace.Data;

    /// <summary>Does a verb's work; a corpus that cannot be had is bad set-up, said in its one sentence.</summary>
    public static int Guarded(CliHost host, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is CorpusException or IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine(OneLine.Of(error.Message));
            return ExitCode.BadSetUp;
        }
        catch (OperationCanceledException)
        {
            host.Error.WriteLine("Stopped; what was received is kept, and the same command goes on from there.");
            return ExitCode.Stopped;
        }
    }
}
