using System.ComponentModel;
using System.Diagnostics;

namespace Replication.Core.Environments;

/// <summary>What a command of another program said.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it printed of errors.</param>
public sealed record ForeignCommand(int Code, string Output, string Error)
{
    /// <summary>Runs a command to its end; null where there is no such program.</summary>
    public static ForeignCommand? Run(string program, params IReadOnlyList<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            // Both pipes are drained: a full one would block the command.
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new ForeignCommand(process.ExitCode, output, error.Result);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
