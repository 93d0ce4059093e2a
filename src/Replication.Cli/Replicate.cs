using System.CommandLine;
using System.CommandLine.Invocation;
using Replication.Cli.Commands;
using Replication.Core;

namespace Replication.Cli;

/// <summary>The command <c>replicate</c>.</summary>
public static class Replicate
{
    private const string Description = """
        Tests published claims about fine-tuning on models that it trains itself. Without a verb: run all claims, then write the report.

        Exit codes: 0 every claim held; 1 a claim differs from what was approved, a snapshot has no claim, or a run failed; 2 bad usage or set-up; 3 the budget cannot hold the plan or is spent; 130 stopped by the user.
        """;

    /// <summary>Returns the exit code; see <see cref="ExitCode"/>.</summary>
    public static int Run(IReadOnlyList<string> arguments, CliHost host)
    {
        var parsed = Build(host).Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
            {
                host.Error.WriteLine(OneLine.Of(error.Message));
            }

            host.Error.WriteLine("The option --help shows what can be said.");
            return ExitCode.BadSetUp;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = host.Output,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (SetUpException error)
        {
            host.Error.WriteLine(error.Message);
            return ExitCode.BadSetUp;
        }
    }

    private static RootCommand Build(CliHost host)
    {
        var run = new RunVerb(host);
        var root = new RootCommand(Description)
        {
            run.Build(),
            ListVerb.Build(host),
            PlanVerb.Build(host),
            ReportVerb.Build(host),
            DiffVerb.Build(host),
            ExplainVerb.Build(host),
            ApproveVerb.Build(host),
            ClusterVerb.Build(host),
            DoctorVerb.Build(host),
            ModelsVerb.Build(host),
            DataVerb.Build(host),
        };
        run.AddTo(root);
        return root;
    }
}
