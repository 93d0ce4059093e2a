using Replication.Core.Environments;
using Replication.Statistics;

namespace Replication.Core.Snapshots;

/// <summary>Refuses approvals that nobody could stand behind later.</summary>
public static class ApprovalGuard
{
    private const int ShownChanges = 3;

    /// <summary>Returns the commit that the approval names.</summary>
    /// <param name="git">State of the clone.</param>
    /// <param name="ci">Value of the environment variable <c>CI</c>.</param>
    /// <param name="reason">Why the numbers are right.</param>
    /// <exception cref="SetUpException">The reason is empty, a machine asks, or the tree is not committed.</exception>
    public static string Check(GitState git, string? ci, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new SetUpException("An approval needs a reason: say with --reason why the numbers are right.");
        }

        if (!string.IsNullOrEmpty(ci) && !ci.Equals("false", StringComparison.OrdinalIgnoreCase) && ci != "0")
        {
            throw new SetUpException("Approvals are refused on CI: approve on your own machine and commit the snapshot.");
        }

        if (git.Commit is null)
        {
            throw new SetUpException("An approval names a commit, and this folder is at none: work in a git clone.");
        }

        if (git.IsDirty)
        {
            var shown = string.Join(", ", git.Changes.Take(ShownChanges).Select(change => change[2..].Trim()));
            var more = git.Changes.Count > ShownChanges ? $" and {git.Changes.Count - ShownChanges} more" : "";
            throw new SetUpException($"Approvals are refused while the tree differs from its commit: commit or undo {shown}{more} first.");
        }

        return git.Commit;
    }

    /// <exception cref="SetUpException">The finding is invalid, which says nothing that could be expected again.</exception>
    public static void Check(string claim, Verdict verdict)
    {
        if (verdict == Verdict.Invalid)
        {
            throw new SetUpException($"The finding of {claim} is invalid and cannot be approved: mend its runs first.");
        }
    }
}
