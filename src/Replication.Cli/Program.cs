using System.Text;
using Replication.Cli;
using Replication.Cli.Claims;
using Replication.Harness;
using Replication.Harness.Validators;
using Replication.Reporting;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var stop = new StopSignal();
try
{
    return Replicate.Run(args, new CliHost
    {
        Output = Console.Out,
        Error = Console.Error,
        IsInteractive = Terminal.IsInteractive,
        Workspace = Workspace.Find(),
        Claims = ClaimsAssembly.Load,
        WriteReport = ReportWriter.Write,
        Validators = [new OptimisedBuild(typeof(Replicate).Assembly)],
        Variable = Environment.GetEnvironmentVariable,
        Cancellation = stop.Token,
    });
}
catch (SetUpException error)
{
    Console.Error.WriteLine(error.Message);
    return ExitCode.BadSetUp;
}
