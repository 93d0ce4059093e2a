namespace Replication.Cli;

/// <summary>What the screen can do.</summary>
internal static class Terminal
{
    /// <summary>False in a pipe, a log, a dumb terminal or on CI, where moving text would be noise.</summary>
    public static bool IsInteractive => !Console.IsOutputRedirected
        && Environment.GetEnvironmentVariable("TERM") != "dumb"
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
}
