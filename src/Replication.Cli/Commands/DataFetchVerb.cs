using System.CommandLine;
using Replication.Data;
using Replication.Data.Sources;

namespace Replication.Cli.Commands;

/// <summary><c>data fetch NAME</c>: downloads one corpus, verifies it, and unpacks it where it is an archive.</summary>
internal static class DataFetchVerb
{
    public static Command Build(CliHost host)
    {
        var name = new Argument<string>("NAME") { Description = "A corpus, as data list names it." };
        var digest = new Option<string?>("--sha256") { Description = "The digest to expect where none is pinned.", HelpName = "HEX" };
        var from = new Option<string?>("--from") { Description = "Another place of the same file: https, file, or http on this machine.", HelpName = "ADDRESS" };
        var command = new Command("fetch", "Download one corpus into the folder of corpora. Goes on where an earlier attempt stopped.");
        command.Arguments.Add(name);
        command.Options.Add(digest);
        command.Options.Add(from);
        command.SetAction(parsed => DataVerb.Guarded(host, () =>
        {
            var source = DataSources.Named(parsed.GetRequiredValue(name));
            var expected = Expected(source, parsed.GetValue(digest));
            var address = Address(source, parsed.GetValue(from));
            var folder = DataVerb.Folder(host);
            host.Output.WriteLine($"{source.Name} from {address}; licence: {source.Licence}.");
            DataDownload.Fetch(address, source.PathIn(folder), expected, host.Output.WriteLine, host.Cancellation);
            if (source.Folder is not null)
            {
                Archive.Unpack(source.PathIn(folder), source.ReadablePathIn(folder));
                host.Output.WriteLine($"Unpacked as {source.ReadablePathIn(folder)}.");
            }

            return ExitCode.Held;
        }));
        return command;
    }

    private static string Expected(DataSource source, string? said)
    {
        if (said is not null && (said.Length != 64 || !said.All(char.IsAsciiHexDigit)))
            throw new CorpusException($"'{said}' is no SHA-256: give 64 hexadecimal digits.");
        if (source.Sha256 is not null && said is not null && !source.Sha256.Equals(said, StringComparison.OrdinalIgnoreCase))
            throw new CorpusException($"The source {source.Name} is pinned to the SHA-256 {source.Sha256}; leave --sha256 out.");
        return source.Sha256 ?? said?.ToLowerInvariant()
            ?? throw new CorpusException($"The source {source.Name} has no pin: the digest of its original is not known; learn it from its publisher ({source.Address}) and give it by --sha256.");
    }

    private static Uri Address(DataSource source, string? said) => said is null ? source.Address
        : Uri.TryCreate(said, UriKind.Absolute, out var address) ? address
        : throw new CorpusException($"'{said}' is no address: give one that begins with https://, file:// or http://localhost.");
}
