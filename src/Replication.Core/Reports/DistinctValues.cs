namespace Replication.Core.Reports;

/// <summary>What many runs have in common and where they differ. A value is held once, however many runs share it.</summary>
/// <param name="ByName">Names in ordinal order, each with its distinct values in ordinal order.</param>
public sealed record DistinctValues(IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> ByName)
{
    public static DistinctValues None { get; } = new([]);

    /// <param name="runs">The same kind of names and values of each run, such as the parts of its key.</param>
    public static DistinctValues Of(IEnumerable<IReadOnlyDictionary<string, string>> runs)
    {
        var values = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (name, value) in runs.SelectMany(run => run))
        {
            if (!values.TryGetValue(name, out var known))
            {
                values[name] = known = new SortedSet<string>(StringComparer.Ordinal);
            }

            known.Add(value);
        }

        return new([.. values.Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<string>)[.. pair.Value]))]);
    }
}
