namespace Replication.Core.Snapshots;

/// <summary>Why a claim's numbers are the expected ones.</summary>
/// <param name="Reason">What the approver said.</param>
/// <param name="Date">Day of the approval, UTC.</param>
/// <param name="Commit">Commit whose code measured the numbers.</param>
public sealed record Approval(string Reason, DateOnly Date, string Commit);
