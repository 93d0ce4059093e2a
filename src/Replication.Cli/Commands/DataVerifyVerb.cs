using System.CommandLine;
using System.Globalization;
using Replication.Cli.Printing;
using Replication.Data.Sources;

namespace Replication.Cli.Commands;

/// <summary><c>data verify [NAME]</c>: digest, rows and labels of the corpora that are here.</summary>
internal static class DataVerifyVerb
{
    public static Command Build(CliHost host)
    {
        var name = new Argument<string?>("NAME") { Description = "One corpus; all that are here without it.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("verify", "Hash the corpora that are here, read them to their ends, and compare rows and labels. Exit code 1 where one differs.");
        command.Arguments.Add(name);
        command.SetAction(parsed => DataVerb.Guarded(host, () =>
        {
            var said = parsed.GetValue(name);
            var folder = DataVerb.Folder(host);
            DataVerification[] all = [.. (said is null ? DataSources.All : [DataSources.Named(said)]).Select(source => DataVerification.Of(source, folder))];
            DataVerification[] present = [.. all.Where(verification => verification.IsPresent)];
            if (present.Length == 0)
            {
                host.Error.WriteLine(said is null
                    ? $"The folder {folder} holds none of the corpora; data list names them, data fetch NAME brings one."
                    : $"The corpus {said} is not in {folder}; data fetch {said} brings it.");
                return ExitCode.BadSetUp;
            }

            Print(host, present);
            host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{present.Length} corpora here, {all.Length - present.Length} not."));
            return present.All(verification => verification.Problems.Count == 0) ? ExitCode.Held : ExitCode.Differs;
        }));
        return command;
    }

    private static void Print(CliHost host, DataVerification[] present)
    {
        var table = new TextTable("name", "SHA-256", "rows", "labels", "");
        foreach (var verification in present)
        {
            table.Add(verification.Source.Name, Digest(verification), verification.Rows?.ToString(CultureInfo.InvariantCulture) ?? "–",
                Labels(verification.Labels), verification.Problems.Count == 0 ? "right" : "WRONG");
        }

        table.Write(host.Output);
        foreach (var problem in present.SelectMany(verification => verification.Problems))
        {
            host.Error.WriteLine(problem);
        }
    }

    private static string Digest(DataVerification verification) =>
        verification.Digest is null ? "unpacked only" : verification.Source.Sha256 is null ? $"{verification.Digest[..12]}, no pin" : verification.Digest[..12];

    private static string Labels(IReadOnlyList<string> labels) => labels.Count switch
    {
        0 => "–",
        <= 6 => string.Join(' ', labels),
        _ => string.Create(CultureInfo.InvariantCulture, $"{labels.Count}: {string.Join(' ', labels.Take(3))} …"),
    };
}
