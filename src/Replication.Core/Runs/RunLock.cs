namespace Replication.Core.Runs;

/// <summary>The right to carry out one run, held against other threads and processes. The system lets go of it when a process dies.</summary>
public sealed class RunLock : IDisposable
{
    private const int HeldOnLinux = 11;
    private const int HeldOnMacOS = 35;
    private const int SharingViolationOnWindows = unchecked((int)0x80070020);

    private readonly string _path;
    private readonly FileStream _file;
    private bool _retired;

    private RunLock(string path, FileStream file) => (_path, _file) = (path, file);

    /// <summary>Null where someone else holds the lock.</summary>
    internal static RunLock? TryTake(string path)
    {
        try
        {
            return new RunLock(path, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error.HResult is HeldOnLinux or HeldOnMacOS or SharingViolationOnWindows)
        {
            return null;
        }
    }

    /// <summary>
    /// Lets the lock's file go when the lock is released. Only for a run that is stored: whoever took hold of the vanishing
    /// file then finds the run done, whereas an unfinished run could be started twice.
    /// </summary>
    public void Retire() => _retired = true;

    public void Dispose()
    {
        _file.Dispose();
        if (_retired)
        {
            AtomicFile.TryDelete(_path);
        }
    }
}
