namespace Replication.Core.Environments;

/// <summary>Asks git about a clone.</summary>
public static class Git
{
    /// <summary>What a command prints; null where it fails or there is no git.</summary>
    public static string? Output(string root, params IReadOnlyList<string> arguments) =>
        ForeignCommand.Run("git", ["-C", root, .. arguments]) is { Code: 0 } said ? said.Output : null;

    /// <summary>The lines of what a command prints; null where it fails or there is no git.</summary>
    public static IReadOnlyList<string>? Lines(string root, params IReadOnlyList<string> arguments) =>
        Output(root, arguments)?.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
