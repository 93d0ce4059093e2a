using System.Text;
using Replication.Core.Claims;

namespace Replication.Core.Snapshots;

/// <summary>Failure texts in the grammar of Verify, which editors and diff tools know how to read.</summary>
internal static class SnapshotMessage
{
    public static string NotEqual(SnapshotFiles files, string verified, string received, IReadOnlyList<Difference> differences)
    {
        var text = Head(files, "NotEqual");
        text.Append($"    Verified: {Path.GetFileName(files.Verified)}\n\nFileContent:\n\nNotEqual:\n\n");
        text.Append($"Received: {Path.GetFileName(files.Received)}\n{received}\n");
        text.Append($"Verified: {Path.GetFileName(files.Verified)}\n{verified}\n");
        text.Append("Compare Result:\n");
        foreach (var difference in differences)
        {
            text.Append($"  {difference}\n");
        }

        return text.Append($"\nIf the change is meant, approve it: {Command(files)}\n").ToString();
    }

    public static string New(SnapshotFiles files, string received)
    {
        var text = Head(files, "New");
        text.Append($"    Verified: {Path.GetFileName(files.Verified)}\n\nFileContent:\n\nNew:\n\n");
        text.Append($"Received: {Path.GetFileName(files.Received)}\n{received}\n");
        return text.Append($"Nothing was approved yet. If the numbers are right, approve them: {Command(files)}\n").ToString();
    }

    public static string Delete(string expected, IEnumerable<string> paths)
    {
        var text = new StringBuilder($"Directory: {expected}\nDelete:\n");
        foreach (var path in paths)
        {
            text.Append($"  - {Path.GetRelativePath(expected, path)}\n");
        }

        return text.Append("\nNo claim answers for these snapshots: delete them, or give the claim its id back.\n").ToString();
    }

    private static StringBuilder Head(SnapshotFiles files, string kind) => new(
        $"Directory: {Path.GetDirectoryName(files.Verified)}\n{kind}:\n  - Received: {Path.GetFileName(files.Received)}\n");

    private static string Command(SnapshotFiles files) =>
        $"dotnet run --project src/Replication.Cli -- approve {files.Claim} --tier {TierName.Of(files.Tier)} --reason \"…\"";
}
