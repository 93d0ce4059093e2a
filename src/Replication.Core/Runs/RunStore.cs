using System.Text.Json;

namespace Replication.Core.Runs;

/// <summary>
/// Finished runs on disk, one JSON file each, named by the run's key; an artefact lies beside its run.
/// The JSON file is written last and atomically, so a run is either whole or absent. Safe to share between processes.
/// </summary>
/// <param name="folder">Made when the first run is stored.</param>
/// <param name="warn">Told, in one sentence each, of files that were set aside.</param>
public sealed class RunStore(string folder, Action<string>? warn = null)
{
    private const int KeyLength = 64;
    private const string RecordEnding = ".json";
    private long _opened;

    public string Folder { get; } = folder;

    /// <summary>How many records were opened so far: what a verb costs on a large store.</summary>
    public long Opened => Interlocked.Read(ref _opened);

    /// <summary>Keys of all records, in ordinal order; nothing is opened.</summary>
    public IReadOnlyList<string> Keys => !Directory.Exists(Folder)
        ? []
        : [.. Directory.EnumerateFiles(Folder, "*" + RecordEnding, SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name.Length == KeyLength)
            .Order(StringComparer.Ordinal)];

    /// <summary>The finished run of that key; null where there is none. A corrupt file is renamed and counts as absent.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public RunRecord? Find(string key)
    {
        var path = RecordPath(key);
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            return Read(path, key);
        }
        catch (InvalidDataException corrupt)
        {
            return SetAside(path, key, corrupt.Message);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StoreException.From(Folder, error);
        }
    }

    /// <summary>The heading of a record, unchecked and without what was measured; null where it is absent or no run.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public RunSummary? Summary(string key)
    {
        try
        {
            return RunHistory.Read(Text(RecordPath(key)));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StoreException.From(Folder, error);
        }
    }

    /// <summary>Stores a run. A finished artefact at <see cref="PartialArtefactPath"/> goes with it.</summary>
    /// <exception cref="StoreException">The store cannot be written; nothing of the run is left in it.</exception>
    public void Write(RunRecord run) => Guarded(() =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(RecordPath(run.Key))!);
        long? artefactBytes = null;
        if (File.Exists(PartialArtefactPath(run.Key)))
        {
            artefactBytes = Flush(PartialArtefactPath(run.Key));
            File.Move(PartialArtefactPath(run.Key), ArtefactPath(run.Key), overwrite: true);
        }

        AtomicFile.Write(RecordPath(run.Key), StoredRun.Write(run, artefactBytes));
        return true;
    });

    /// <summary>Takes the right to carry out a run, or null where another thread or process has it.</summary>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public RunLock? TryLock(string key) => Guarded(() =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(RecordPath(key))!);
        return RunLock.TryTake(PathOf(key, ".lock"));
    });

    /// <summary>Drops what an unfinished run left behind. Only for the holder of the run's lock: nobody else then writes such files.</summary>
    public void DiscardPartial(string key)
    {
        var folder = Path.GetDirectoryName(RecordPath(key))!;
        if (Directory.Exists(folder))
        {
            foreach (var path in Directory.EnumerateFiles(folder, key + "*.partial*"))
            {
                AtomicFile.TryDelete(path);
            }
        }
    }

    public string ArtefactPath(string key) => PathOf(key, ".safetensors");

    /// <summary>Where a run under way writes its artefact.</summary>
    public string PartialArtefactPath(string key) => PathOf(key, ".partial.safetensors");

    public string RecordPath(string key) => PathOf(key, RecordEnding);

    private string PathOf(string key, string ending) => Path.Combine(Folder, key[..2], key + ending);

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StoreException.From(Folder, error);
        }
    }

    private byte[] Text(string path)
    {
        Interlocked.Increment(ref _opened);
        return File.ReadAllBytes(path);
    }

    private RunRecord Read(string path, string key)
    {
        var stored = StoredRun.Read(Text(path), key);
        if (stored.ArtefactBytes is { } bytes && new FileInfo(ArtefactPath(key)) is var artefact && !(artefact.Exists && artefact.Length == bytes))
        {
            throw new InvalidDataException($"its artefact of {bytes} bytes is missing or incomplete");
        }

        return stored.Run;
    }

    // Null, or the run where another process has mended it meanwhile.
    private RunRecord? SetAside(string path, string key, string reason)
    {
        var number = 1;
        while (File.Exists($"{path}.corrupt-{number}"))
        {
            number++;
        }

        var aside = $"{path}.corrupt-{number}";
        try
        {
            File.Move(path, aside);
        }
        catch (FileNotFoundException)
        {
            return null; // Another process was quicker.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A store that may only be read is still good for its other runs.
            warn?.Invoke($"The stored run {path} counts as missing because {reason}; it could not be set aside: {OneLine.Of(error.Message)}");
            return null;
        }

        // Between the reading and the renaming another process may have set the corrupt file aside and stored the run anew.
        if (TryRead(aside, key) is { } mended)
        {
            File.Move(aside, path, overwrite: true);
            return mended;
        }

        warn?.Invoke($"The stored run {path} was set aside as {Path.GetFileName(aside)} because {reason}; it will be run again.");
        return null;
    }

    private RunRecord? TryRead(string path, string key)
    {
        try
        {
            return Read(path, key);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static long Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        file.Flush(flushToDisk: true);
        return file.Length;
    }
}
