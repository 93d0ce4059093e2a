using Replication.Cli;
using Replication.Core;
using Replication.Core.Runs;
using Replication.Core.Setup;

namespace Replication.SuiteHost;

/// <summary>The command <c>replicate</c> in a clone that a test made, with the toy suite as its claim.</summary>
internal static class ToyCommand
{
    public static int Run(string root, IReadOnlyList<string> words)
    {
        var workspace = Workspace.At(root, Path.Combine(root, ".runs"));
        using var stop = new CancellationTokenSource();
        using var signal = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        SuiteRunner.BeforeWorkers = null; // There is no engine to tell.
        return Replicate.Run(words, new CliHost
        {
            Output = Console.Out,
            Error = Console.Error,
            IsInteractive = false,
            Workspace = workspace,
            Claims = () => [new ToySuiteClaim(new EventLines(Console.Out))],
            WriteReport = (_, _) => [],
            Validators = [],
            Machine = () => new Machine("managed", 0, false, workspace.Models, workspace.Data),
            Variable = _ => null,
            Cancellation = stop.Token,
        });
    }
}
