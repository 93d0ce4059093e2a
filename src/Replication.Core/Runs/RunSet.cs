namespace Replication.Core.Runs;

/// <summary>The finished runs of one plan, found by what was planned.</summary>
public sealed class RunSet
{
    private readonly IReadOnlySet<string> _keys;
    private readonly Func<string, RunRecord?> _read;

    /// <summary>Runs held in memory: those of one claim.</summary>
    public RunSet(IReadOnlyDictionary<string, RunRecord> byKey)
        : this(byKey.Keys.ToHashSet(StringComparer.Ordinal), byKey.GetValueOrDefault)
    {
    }

    /// <summary>Runs read from their store each time they are asked for: those of a suite, which may be thousands.</summary>
    public RunSet(IReadOnlySet<string> keys, Func<string, RunRecord?> read) => (_keys, _read) = (keys, read);

    /// <summary>The record of a planned run.</summary>
    /// <exception cref="KeyNotFoundException">The run is not finished.</exception>
    public RunRecord this[PlannedRun run] => (Contains(run) ? _read(run.Spec.Key) : null)
        ?? throw new KeyNotFoundException($"Run {run.Spec} is not in the store yet.");

    /// <summary>The record of that key; null where it is none of these runs.</summary>
    public RunRecord? Find(string key) => _keys.Contains(key) ? _read(key) : null;

    /// <summary>True where the planned run is finished.</summary>
    public bool Contains(PlannedRun run) => _keys.Contains(run.Spec.Key);

    /// <summary>All of them in ordinal order of key.</summary>
    public IReadOnlyCollection<RunRecord> All => [.. _keys.Order(StringComparer.Ordinal).Select(_read).OfType<RunRecord>()];

    /// <summary>The same runs, as far as they were planned for one claim, held in memory.</summary>
    public RunSet Of(IEnumerable<PlannedRun> runs)
    {
        // The parts give the key, so that those of the record and those that were planned are the same: one copy is enough.
        var held = new Dictionary<string, RunRecord>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            if (Contains(run) && !held.ContainsKey(run.Spec.Key) && _read(run.Spec.Key) is { } record)
            {
                held[run.Spec.Key] = record with { Parts = run.Spec.Parts };
            }
        }

        return new RunSet(held);
    }
}
