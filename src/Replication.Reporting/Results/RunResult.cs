namespace Replication.Reporting.Results;

/// <summary>One finished run in <c>results.json</c>: enough to find it in a run store.</summary>
/// <param name="Key">64 hexadecimal digits: the run's name in the store.</param>
/// <param name="Label">Name for people.</param>
/// <param name="Minutes">Wall-clock minutes.</param>
/// <param name="Finished">End of the run, UTC.</param>
public sealed record RunResult(string Key, string Label, double Minutes, DateTimeOffset Finished);
