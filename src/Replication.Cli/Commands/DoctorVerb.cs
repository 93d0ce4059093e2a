using System.CommandLine;
using Replication.Cli.Printing;

namespace Replication.Cli.Commands;

/// <summary><c>doctor</c>: what there is to work with, whether the engine gives the right bits, and what each tier still needs.</summary>
internal static class DoctorVerb
{
    public static Command Build(CliHost host)
    {
        var command = new Command("doctor", "Examine the machine, the engine, its determinism, the disk and the folders, and say what each tier still needs. Gives 2 where the micro tier cannot run.");
        command.SetAction(_ =>
        {
            var findings = Examination.Of(host);
            var table = new TextTable("", "what", "finding");
            foreach (var finding in findings)
            {
                table.Add(finding.Problem is null ? "ok" : "!!", finding.What, finding.Text);
            }

            table.Write(host.Output);
            host.Output.WriteLine();
            TierReadiness.Write(host);
            foreach (var problem in findings.Select(finding => finding.Problem).OfType<string>())
            {
                host.Error.WriteLine(problem);
            }

            return findings.All(finding => finding.Problem is null) ? ExitCode.Held : ExitCode.BadSetUp;
        });
        return command;
    }
}
