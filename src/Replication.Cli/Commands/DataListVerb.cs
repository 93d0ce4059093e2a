using System.CommandLine;
using Replication.Cli.Printing;
using Replication.Data.Sources;
using Replication.Core;

namespace Replication.Cli.Commands;

/// <summary><c>data list</c>: every source, its terms, its pin, and whether it is here.</summary>
internal static class DataListVerb
{
    public static Command Build(CliHost host)
    {
        var command = new Command("list", "List all corpora: what each is for, its licence, its SHA-256, and where it was found.");
        command.SetAction(_ =>
        {
            var folder = DataVerb.Folder(host);
            var table = new TextTable("name", "for", "licence", "SHA-256", "found");
            foreach (var source in DataSources.All)
            {
                table.Add(source.Name, source.Purpose, source.Licence, Pin(source), Found(source, folder));
            }

            table.Write(host.Output);
            host.Output.WriteLine();
            host.Output.WriteLine($"The folder of corpora is {folder}; {Workspace.DataVariable} names another.");
            host.Output.WriteLine("Nothing is downloaded until data fetch NAME asks for it.");
            return ExitCode.Held;
        });
        return command;
    }

    private static string Pin(DataSource source) => source.Sha256 ?? "no pin: the original's digest is not known";

    private static string Found(DataSource source, string folder) =>
        source.Folder is not null && Directory.Exists(source.ReadablePathIn(folder)) ? source.Folder
        : File.Exists(source.PathIn(folder)) ? source.File : "–";
}
