using Replication.Core.Claims;

namespace Replication.Core.Snapshots;

/// <summary>Where a claim's snapshot of one tier lies.</summary>
/// <param name="Expected">Root of all snapshots.</param>
/// <param name="Claim">Id of the claim, <c>paper/claim</c>.</param>
/// <param name="Tier">Tier of its runs.</param>
public sealed record SnapshotFiles(string Expected, string Claim, Tier Tier)
{
    /// <summary>What every approved snapshot's name ends in.</summary>
    public const string VerifiedEnding = ".verified.json";

    /// <summary>Approved values; kept under version control.</summary>
    public string Verified => Stem + VerifiedEnding;

    /// <summary>Measured values; written on a mismatch only, never kept.</summary>
    public string Received => Stem + ".received.json";

    private string Stem => Path.Combine([Expected, .. $"{Claim}.{TierName.Of(Tier)}".Split('/')]);
}
