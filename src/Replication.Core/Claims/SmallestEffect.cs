namespace Replication.Core.Claims;

/// <summary>The smallest effect that would still matter, fixed before the run, and why it is that small.</summary>
public sealed record SmallestEffect(double Value, string Unit, string Reason);
