using System.Diagnostics;

namespace Replication.Harness.Environments;

/// <summary>Which commit the sources are at, and what differs from it.</summary>
/// <param name="Commit">Full commit id; null where there is no repository or no git.</param>
/// <param name="Changes">Changed and untracked files, in git's short format; what approving and reporting write is left out.</param>
public sealed record GitState(string? Commit, IReadOnlyList<string> Changes)
{
    public bool IsDirty => Changes.Count > 0;

    public static GitState Read(string root) => new(
        Lines(root, "rev-parse", "HEAD")?.FirstOrDefault(),
        Lines(root, "status", "--porcelain", "--untracked-files=all", "--", ".", ":(exclude)expected", ":(exclude)reports") ?? []);

    private static IReadOnlyList<string>? Lines(string root, params string[] arguments)
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
            return git.ExitCode == 0 ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
