namespace Replication.Core.Runs;

/// <summary>A finished run as it lies in the store.</summary>
/// <param name="Key">Name of the run.</param>
/// <param name="Label">Name for people.</param>
/// <param name="Parts">The specification's parts, from which the key can be computed again.</param>
/// <param name="Outcome">What was measured.</param>
/// <param name="Minutes">Wall-clock minutes of the work.</param>
/// <param name="Finished">End of the run, UTC.</param>
/// <param name="Environment">Commit, dirty flag, machine, runtime, engine, threads: how the run came about, never part of its key.</param>
public sealed record RunRecord(
    string Key,
    string Label,
    IReadOnlyDictionary<string, string> Parts,
    RunOutcome Outcome,
    double Minutes,
    DateTimeOffset Finished,
    IReadOnlyDictionary<string, string> Environment);
