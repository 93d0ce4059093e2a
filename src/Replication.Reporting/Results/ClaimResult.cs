namespace Replication.Reporting.Results;

/// <summary>One claim in <c>results.json</c>.</summary>
/// <param name="Id"><c>paper/claim</c>.</param>
/// <param name="Version">Version of the protocol.</param>
/// <param name="Title">Heading of the claim.</param>
/// <param name="Statement">The claim in one sentence.</param>
/// <param name="Verdict">Name of the verdict; null while runs are missing.</param>
/// <param name="Sentence">The numbers that decide; null while runs are missing.</param>
/// <param name="FurtherSeeds">Seeds that would settle an inconclusive verdict; else null.</param>
/// <param name="Snapshot">How the numbers stand against the approved ones.</param>
/// <param name="Published">The document's value; null where it prints none.</param>
/// <param name="PublishedText">The document's value in its own words; null where it prints none.</param>
/// <param name="SmallestEffect">The smallest effect that would still matter.</param>
/// <param name="SmallestEffectUnit">Unit of <paramref name="SmallestEffect"/>.</param>
/// <param name="Headline">Path of the estimate in the forest plot; null where there is none.</param>
/// <param name="Estimates">All estimates, in the claim's order; empty while runs are missing.</param>
/// <param name="WeightHashes">SHA-256 of trained weights by run label, ordered by label.</param>
/// <param name="Runs">The finished runs, in plan order.</param>
/// <param name="MissingRuns">Labels of planned runs that the store does not hold.</param>
/// <param name="PValue">p of the headline's test; null where it has none. Reports before this field had none.</param>
/// <param name="PValueTest">The test in words; null where there is none.</param>
/// <param name="HolmAdjusted">That p, adjusted for all claims of the document that have one; null where it has none.</param>
public sealed record ClaimResult(
    string Id,
    int Version,
    string Title,
    string Statement,
    string? Verdict,
    string? Sentence,
    int? FurtherSeeds,
    string Snapshot,
    double? Published,
    string? PublishedText,
    double SmallestEffect,
    string SmallestEffectUnit,
    string? Headline,
    IReadOnlyList<EstimateResult> Estimates,
    IReadOnlyList<KeyValuePair<string, string>> WeightHashes,
    IReadOnlyList<RunResult> Runs,
    IReadOnlyList<string> MissingRuns,
    double? PValue = null,
    string? PValueTest = null,
    double? HolmAdjusted = null);
