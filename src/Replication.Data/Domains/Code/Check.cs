namespace Replication.Data.Domains.Code;

/// <summary>A call with the value that running it gave.</summary>
internal sealed record Check(Routine Routine, IReadOnlyList<int> Arguments, long Value);
