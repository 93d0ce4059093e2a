using Replication.Core.Figures;
using Replication.Statistics;

namespace Replication.Core.Claims;

/// <summary>What a claim's runs say: the verdict, the numbers behind it and the figure that shows them.</summary>
public sealed record Finding
{
    public required Verdict Verdict { get; init; }

    /// <summary>One sentence with the numbers that decide.</summary>
    public required string Sentence { get; init; }

    /// <summary>The estimate that the forest plot shows; null when the runs are invalid.</summary>
    public required Estimate? Headline { get; init; }

    /// <summary>
    /// Of the headline's test, where the verdict comes from one: of a mean with its t interval, the t test against zero. Null where
    /// there is none, as for counts and bootstraps. The report adjusts it for the paper's other claims; no snapshot holds it.
    /// </summary>
    public PValue? PValue { get; init; }

    public required IReadOnlyList<Estimate> Estimates { get; init; }

    public required Figure Figure { get; init; }

    /// <summary>For an inconclusive verdict: how many further seeds would settle it, by the rule of the claim.</summary>
    public int? FurtherSeeds { get; init; }

    /// <summary>SHA-256 of trained weights by run label; equal on every machine under the managed engine.</summary>
    public required IReadOnlyDictionary<string, string> WeightHashes { get; init; }
}
