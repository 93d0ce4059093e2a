namespace Replication.Core.Claims;

/// <summary>An absolute bound on |actual − expected| for one number, with the reason that travels beside it.</summary>
public sealed record Tolerance(double Absolute, string Reason);
