namespace Replication.Core.Runs;

/// <summary>The stored run that differs least from another one, and in what.</summary>
/// <param name="Run">The stored run.</param>
/// <param name="Differences">Names of parts with their values here and there, in ordinal order; null where one has no such part.</param>
public sealed record NearestRun(RunRecord Run, IReadOnlyList<(string Part, string? Here, string? There)> Differences)
{
    /// <summary>Looks at every stored run but the one itself; null where there is none. Of equals one of the same label is nearer, then the latest.</summary>
    public static NearestRun? Of(string key, string label, IReadOnlyDictionary<string, string> parts, RunStore store)
    {
        NearestRun? nearest = null;
        foreach (var other in store.Keys.Where(other => other != key).Select(store.Find).OfType<RunRecord>())
        {
            var candidate = new NearestRun(other, Compare(parts, other.Parts));
            if (nearest is null || candidate.Rank(label).CompareTo(nearest.Rank(label)) < 0)
            {
                nearest = candidate;
            }
        }

        return nearest;
    }

    private static IReadOnlyList<(string, string?, string?)> Compare(IReadOnlyDictionary<string, string> here, IReadOnlyDictionary<string, string> there) =>
        [.. here.Keys.Union(there.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(part => (part, here.GetValueOrDefault(part), there.GetValueOrDefault(part)))
            .Where(entry => entry.Item2 != entry.Item3)];

    private (int Differences, int OtherLabel, long Age) Rank(string label) =>
        (Differences.Count, Run.Label == label ? 0 : 1, -Run.Finished.UtcTicks);
}
