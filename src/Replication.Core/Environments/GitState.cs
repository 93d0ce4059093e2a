namespace Replication.Core.Environments;

/// <summary>Which commit the sources are at, and what differs from it.</summary>
/// <param name="Commit">Full commit id; null where there is no repository or no git.</param>
/// <param name="Changes">Changed and untracked files, in git's short format; what approving and reporting write is left out.</param>
public sealed record GitState(string? Commit, IReadOnlyList<string> Changes)
{
    public bool IsDirty => Changes.Count > 0;

    public static GitState Read(string root) => new(
        Git.Lines(root, "rev-parse", "HEAD")?.FirstOrDefault(),
        Git.Lines(root, "status", "--porcelain", "--untracked-files=all", "--", ".", ":(exclude)expected", ":(exclude)reports") ?? []);
}
