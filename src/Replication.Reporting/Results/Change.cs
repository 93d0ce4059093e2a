namespace Replication.Reporting.Results;

/// <summary>One thing that is not as it was in the previous report.</summary>
/// <param name="ClaimId">The claim; still in this report unless <paramref name="IsGone"/>.</param>
/// <param name="Title">The claim's heading.</param>
/// <param name="Text">What changed, with both values.</param>
/// <param name="IsGone">True where the claim is no longer in the report.</param>
public sealed record Change(string ClaimId, string Title, string Text, bool IsGone = false);
