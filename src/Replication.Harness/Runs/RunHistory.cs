namespace Replication.Harness.Runs;

/// <summary>How long runs took before, by label, also where their protocol or code has changed since.</summary>
public static class RunHistory
{
    /// <summary>Wall-clock minutes of the latest stored run of each label.</summary>
    public static IReadOnlyDictionary<string, double> MinutesByLabel(RunStore store)
    {
        var latest = new Dictionary<string, RunRecord>(StringComparer.Ordinal);
        foreach (var key in Keys(store))
        {
            if (store.Find(key) is { } run && (!latest.TryGetValue(run.Label, out var other) || other.Finished < run.Finished))
            {
                latest[run.Label] = run;
            }
        }

        return latest.ToDictionary(pair => pair.Key, pair => pair.Value.Minutes, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Keys(RunStore store) => !Directory.Exists(store.Folder)
        ? []
        : Directory.EnumerateFiles(store.Folder, "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(name => name.Length == 64)
            .Order(StringComparer.Ordinal);
}
