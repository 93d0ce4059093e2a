namespace Replication.Harness.Runs;

/// <summary>The finished runs of one plan, found by what was planned.</summary>
public sealed class RunSet(IReadOnlyDictionary<string, RunRecord> byKey)
{
    /// <summary>The record of a planned run.</summary>
    /// <exception cref="KeyNotFoundException">The run is not finished.</exception>
    public RunRecord this[PlannedRun run] => byKey.TryGetValue(run.Spec.Key, out var record)
        ? record
        : throw new KeyNotFoundException($"Run {run.Spec} is not in the store yet.");

    /// <summary>True where the planned run is finished.</summary>
    public bool Contains(PlannedRun run) => byKey.ContainsKey(run.Spec.Key);

    public IReadOnlyCollection<RunRecord> All => [.. byKey.Values.OrderBy(r => r.Key, StringComparer.Ordinal)];
}
