using Replication.Core.Claims;

namespace Replication.Core.Snapshots;

/// <summary>What a claim measured at one tier, reduced to the values that are watched.</summary>
/// <param name="Claim">Id of the claim.</param>
/// <param name="Version">Version of its protocol.</param>
/// <param name="Tier">Tier of its runs.</param>
/// <param name="Approval">Why these values are expected; null for values as received.</param>
/// <param name="Statistics">Values in ordinal order of path.</param>
public sealed record Snapshot(string Claim, int Version, Tier Tier, Approval? Approval, IReadOnlyList<Statistic> Statistics)
{
    /// <summary>Reduces a finding: the verdict, every estimate with its interval and n, and the hashes of trained weights.</summary>
    /// <exception cref="SetUpException">Two values share a path.</exception>
    public static Snapshot Of(Claim claim, Tier tier, Finding finding)
    {
        var statistics = new SortedDictionary<string, Statistic>(StringComparer.Ordinal);

        void Add(string path, string text, Tolerance? tolerance)
        {
            if (!statistics.TryAdd(path, new Statistic(path, text, tolerance)))
            {
                throw new SetUpException($"Claim {claim.Card.Id} reports two values at the path {path}: give its estimates and runs different names.");
            }
        }

        void AddNumber(string path, double value) => Add(path, PrintedNumber.Of(value), claim.ToleranceFor(path));

        Add("verdict", finding.Verdict.ToString(), null);
        foreach (var estimate in finding.Estimates)
        {
            AddNumber($"{estimate.Path}.value", estimate.Value);
            AddNumber($"{estimate.Path}.low", estimate.Interval.Low);
            AddNumber($"{estimate.Path}.high", estimate.Interval.High);
            Add($"{estimate.Path}.n", PrintedNumber.Of(estimate.N), new Tolerance(0, "A count is exact."));
        }

        foreach (var (label, hash) in finding.WeightHashes)
        {
            Add(Statistic.PathOfWeights(label), hash, null);
        }

        return new Snapshot(claim.Card.Id, claim.Card.Version, tier, null, [.. statistics.Values]);
    }
}
