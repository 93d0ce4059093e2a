using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Replication.Core.Runs;

/// <summary>One part of a plan that several machines work on. All shards together are the plan, and no run is in two of them.</summary>
/// <param name="Index">1 to <paramref name="Count"/>.</param>
/// <param name="Count">Number of shards.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>Reads <c>2/4</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Shard? shard)
    {
        shard = text.Split('/') is [var index, var count]
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && i >= 1 && i <= n
            ? new Shard(i, n)
            : null;
        return shard is not null;
    }

    /// <summary>
    /// This shard's runs in plan order. The split depends on the plan alone, never on what is stored, so that all shards agree
    /// on it. Runs that build on the same one stand together where the sizes allow it: a shard then pretrains little that
    /// another one pretrains too. What its runs need is not listed here and is carried out with them.
    /// </summary>
    public IReadOnlyList<PlannedRun> Of(IEnumerable<PlannedRun> runs)
    {
        PlannedRun[] wanted = [.. runs.DistinctBy(run => run.Spec.Key, StringComparer.Ordinal)];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        PlannedRun[] grouped = [.. wanted
            .Select((run, place) => (Run: run, Place: place, Group: GroupOf(run, places)))
            .OrderBy(entry => entry.Group)
            .ThenBy(entry => entry.Place)
            .Select(entry => entry.Run)];
        var mine = grouped[Boundary(Index - 1, grouped.Length)..Boundary(Index, grouped.Length)]
            .Select(run => run.Spec.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. wanted.Where(run => mine.Contains(run.Spec.Key))];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    // Where the first run of a chain first came up in the plan.
    private static int GroupOf(PlannedRun run, Dictionary<string, int> places)
    {
        while (run.Needs.Count > 0)
        {
            run = run.Needs[0];
        }

        if (!places.TryGetValue(run.Spec.Key, out var place))
        {
            places[run.Spec.Key] = place = places.Count;
        }

        return place;
    }

    private int Boundary(int shards, int length) => (int)((long)shards * length / Count);
}
