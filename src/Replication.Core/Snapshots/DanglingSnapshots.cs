using Replication.Core.Claims;

namespace Replication.Core.Snapshots;

/// <summary>Approved snapshots that no claim answers for: left behind when a claim was renamed or removed.</summary>
public static class DanglingSnapshots
{
    /// <summary>Their paths in ordinal order.</summary>
    public static IReadOnlyList<string> Find(string expected, IEnumerable<Claim> claims)
    {
        if (!Directory.Exists(expected))
        {
            return [];
        }

        var known = claims
            .SelectMany(claim => Enum.GetValues<Tier>().Select(tier => new SnapshotFiles(expected, claim.Card.Id, tier).Verified))
            .ToHashSet(StringComparer.Ordinal);
        return [.. Directory.EnumerateFiles(expected, "*" + SnapshotFiles.VerifiedEnding, SearchOption.AllDirectories)
            .Where(path => !known.Contains(path))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Text in Verify's grammar; null where nothing dangles.</summary>
    public static string? Message(string expected, IReadOnlyList<string> dangling) =>
        dangling.Count == 0 ? null : SnapshotMessage.Delete(expected, dangling);
}
