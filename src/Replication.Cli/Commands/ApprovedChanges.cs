using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Environments;
using Replication.Core.Reports;
using Replication.Core.Snapshots;

namespace Replication.Cli.Commands;

/// <summary>Compares what is measured now with what a revision had approved: reports need not be kept, snapshots are.</summary>
internal static class ApprovedChanges
{
    /// <summary>One line a change; claims whose runs are missing are told of as such.</summary>
    /// <exception cref="SetUpException">The revision has no approved snapshots either, or one cannot be read.</exception>
    public static IReadOnlyList<string> Since(Workspace workspace, string revision, IReadOnlyList<Claim> claims, SuiteReport report)
    {
        var lines = new List<string>();
        var found = 0;
        foreach (var claim in claims)
        {
            var page = report.Claims.FirstOrDefault(page => page.Card.Id == claim.Card.Id);
            var file = new SnapshotFiles(workspace.Expected, claim.Card.Id, report.Tier).Verified;
            var path = Path.GetRelativePath(workspace.Root, file).Replace('\\', '/');
            var text = Git.Output(workspace.Root, "show", $"{revision}:{path}");
            found += text is null ? 0 : 1;
            lines.AddRange((text, page?.Finding) switch
            {
                (null, null) => [],
                (null, _) => [$"{claim.Card.Id}: nothing was approved at {revision}"],
                (_, null) => [$"{claim.Card.Id}: cannot be compared, {page?.MissingRuns.Count ?? 0} of its runs are missing"],
                var (approved, finding) => SnapshotComparison
                    .Compare(SnapshotText.Read(approved, $"{revision}:{path}"), Snapshot.Of(claim, report.Tier, finding), EngineName.Current)
                    .Select(difference => $"{claim.Card.Id}: {difference.Path} was {difference.Expected ?? "nothing"}, is {difference.Actual ?? "nothing"}"),
            });
        }

        return found > 0
            ? lines
            : throw new SetUpException($"The revision {revision} keeps neither a report nor approved snapshots of these claims: name a revision that does.");
    }
}
