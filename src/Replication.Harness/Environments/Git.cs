using System.Diagnostics;

namespace Replication.Harness.Environments;

/// <summary>Asks git about a clone.</summary>
public static class Git
{
    /// <summary>What a command prints; null where it fails or there is no git.</summary>
    public static string? Output(string root, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", root, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var git = Process.Start(start)!;
            // Both pipes are drained: a full one would block git.
            var errors = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            errors.Wait();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The lines of what a command prints; null where it fails or there is no git.</summary>
    public static IReadOnlyList<string>? Lines(string root, params IReadOnlyList<string> arguments) =>
        Output(root, arguments)?.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
