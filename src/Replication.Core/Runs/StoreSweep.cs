namespace Replication.Core.Runs;

/// <summary>Removes what killed processes left in a store and nobody will ask for again.</summary>
internal static class StoreSweep
{
    private const int KeyLength = 64;

    /// <summary>Deletes locks of runs that are stored, and half-written files of runs that nobody is carrying out.</summary>
    public static void Of(RunStore store)
    {
        foreach (var key in Keys(store))
        {
            // Under the lock, so that no living process loses a file that it is writing. The lock of an unfinished run
            // stays: were its file deleted, two processes could each hold a lock of that name.
            using var held = store.TryLock(key);
            if (held is not null)
            {
                store.DiscardPartial(key);
                if (File.Exists(store.RecordPath(key)))
                {
                    held.Retire();
                }
            }
        }
    }

    private static IReadOnlyList<string> Keys(RunStore store) => !Directory.Exists(store.Folder)
        ? []
        : [.. Directory.EnumerateFiles(store.Folder, "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName)
            .OfType<string>()
            .Where(name => name.Length > KeyLength && (name.EndsWith(".lock", StringComparison.Ordinal) || name.Contains(".partial", StringComparison.Ordinal)))
            .Select(name => name[..KeyLength])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
}
