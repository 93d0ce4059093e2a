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
        var command = new Command("verify", "Check that every tensor of a checkpoint is there, has its shape and is finite. Exit codes: 0 it is sound, 2 it is not.");
        command.Arguments.Add(path);
        command.SetAction(parsed => ModelsVerb.Guarded(host, () => Verify(host, parsed.GetRequiredValue(path))));
        return command;
    }

    private static int Verify(CliHost host, string path)
    {
        var found = CheckpointVerification.Of(path);
        foreach (var problem in found.Problems)
            host.Error.WriteLine(problem);
        Say(host, found.FreshHead, "The head is absent, as in a base model, and will be drawn afresh:");
        Say(host, found.Unexpected, "Not part of the model, and left aside:");
        host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{path}: {found.Tensors} tensors checked, {(found.Problems.Count == 0 ? "all sound" : $"{found.Problems.Count} problem{(found.Problems.Count == 1 ? "" : "s")}")}."));
        return found.Problems.Count == 0 ? ExitCode.Held : ExitCode.BadSetUp;
    }

    private static void Say(CliHost host, IReadOnlyList<string> names, string heading)
    {
        if (names.Count == 0)
            return;
        host.Output.WriteLine(heading);
        foreach (var name in names)
            host.Output.WriteLine($"  {name}");
    }
}
