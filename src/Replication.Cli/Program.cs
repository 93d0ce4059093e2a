using System.Text;
using Replication.Cli;
using Replication.Cli.Claims;
using Replication.Core;
using Replication.Core.Setup;
using Replication.Core.Validators;
using Replication.Reporting;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var stop = new StopSignal();
try
{
    // Said aloud, because cuDNN's own default is the other one: float32 runs are stored under that name.
    TorchSharp.torch.backends.cuda.matmul.allow_tf32 = false;
    TorchSharp.torch.backends.cudnn.allow_tf32 = false;
    var workspace = Workspace.Find();
    return Replicate.Run(args, new CliHost
    {
        Output = Console.Out,
        Error = Console.Error,
        IsInteractive = Terminal.IsInteractive,
        Workspace = workspace,
        Claims = ClaimsAssembly.Load,
        WriteReport = ReportWriter.Write,
        Validators = [new OptimisedBuild(typeof(Replicate).Assembly)],
        Machine = () => Machine.Here(workspace),
        Variable = Environment.GetEnvironmentVariable,
        Cancellation = stop.Token,
    });
}
catch (SetUpException error)
{
    Console.Error.WriteLine(error.Message);
    return ExitCode.BadSetUp;
}
