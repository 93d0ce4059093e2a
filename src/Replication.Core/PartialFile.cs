namespace Replication.Core;

/// <summary>A file written beside its place and flushed to disk. Kept, it takes its place whole; otherwise it leaves nothing.</summary>
public sealed class PartialFile : IDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private bool _isKept;

    /// <param name="path">The file's place; what lies there stays until <see cref="Keep"/>.</param>
    /// <param name="write">Writes the contents, piece by piece where they are large.</param>
    /// <exception cref="IOException">The file cannot be written; nothing of it is left.</exception>
    public PartialFile(string path, Action<Stream> write)
    {
        // A name of its own: two processes may write the same file, and the later rename wins whole.
        (_path, _partial) = (path, $"{path}.{Guid.NewGuid():N}.partial");
        try
        {
            using var file = new FileStream(_partial, FileMode.Create, FileAccess.Write, FileShare.None);
            write(file);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Renames the file over what lies in its place.</summary>
    public void Keep()
    {
        File.Move(_partial, _path, overwrite: true);
        _isKept = true;
    }

    public void Dispose()
    {
        if (!_isKept)
        {
            AtomicFile.TryDelete(_partial);
        }
    }
}
