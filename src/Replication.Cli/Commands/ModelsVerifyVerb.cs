using System.CommandLine;
using System.Globalization;
using Replication.Models.Checkpoints;

namespace Replication.Cli.Commands;

/// <summary><c>models verify PATH</c>: whether every tensor of a checkpoint is there, has its shape and is finite.</summary>
internal static class ModelsVerifyVerb
{
    public static Command Build(CliHost host)
    {
        var path = ModelsVerb.PathArgument();
        var headers = new Option<bool>("--headers") { Description = "Read configuration and file headers alone, and say how much memory the model takes; loads nothing. For Llama." };
        var command = new Command("verify", "Check that every tensor of a checkpoint is there, has its shape and is finite. Exit codes: 0 it is sound, 2 it is not.");
        command.Arguments.Add(path);
        command.Options.Add(headers);
        command.SetAction(parsed => ModelsVerb.Guarded(host, () =>
            parsed.GetValue(headers) ? Headers(host, parsed.GetRequiredValue(path)) : Verify(host, parsed.GetRequiredValue(path))));
        return command;
    }

    private static int Verify(CliHost host, string path)
    {
        var found = CheckpointVerification.Of(path);
        foreach (var problem in found.Problems)
            host.Error.WriteLine(problem);
        Say(host, found.FreshHead, "The head is absent, as in a base model, and will be drawn afresh:");
        Say(host, found.Unexpected, "Not part of the model, and left aside:");
        host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {found.Tensors} tensors checked, {Outcome(found.Problems, "all sound")}."));
        return found.Problems.Count == 0 ? ExitCode.Held : ExitCode.BadSetUp;
    }

    private static int Headers(CliHost host, string path)
    {
        var found = CheckpointHeaders.Of(path);
        foreach (var problem in found.Problems)
            host.Error.WriteLine(problem);
        Say(host, found.Unexpected, "Not part of the model, and left aside:");
        var rest = found.Parameters - found.Quantised;
        host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{path}: {found.Tensors} tensors with {found.Parameters:#,0} numbers by their headers, {Outcome(found.Problems, "all there")}; nothing was loaded."));
        host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Memory of the weights: {found.StoredBytes / 1e6:#,0.##} MB as stored, {4 * found.Parameters / 1e6:#,0.##} MB as float32, {(found.PackedBytes + 4 * rest) / 1e6:#,0.##} MB with the blocks' matrices packed as NF4."));
        return found.Problems.Count == 0 ? ExitCode.Held : ExitCode.BadSetUp;
    }

    private static string Outcome(IReadOnlyList<string> problems, string good) =>
        problems.Count == 0 ? good : $"{problems.Count} problem{(problems.Count == 1 ? "" : "s")}";

    private static void Say(CliHost host, IReadOnlyList<string> names, string heading)
    {
        if (names.Count == 0)
            return;
        host.Output.WriteLine(heading);
        foreach (var name in names)
            host.Output.WriteLine($"  {name}");
    }
}
