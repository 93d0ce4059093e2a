namespace Replication.Core.Runs;

/// <summary>The run store cannot be read or written.</summary>
public sealed class StoreException(string message, Exception? cause = null) : SetUpException(message, cause)
{
    private const int DiskFullOnUnix = 28;
    private const int ReadOnlyOnUnix = 30;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);
    private const int WriteProtectedOnWindows = unchecked((int)0x80070013);

    /// <summary>True where nothing more fits on the disk, whoever wrote.</summary>
    public static bool IsDiskFull(IOException error) => error.HResult is DiskFullOnUnix or DiskFullOnWindows;

    /// <summary>Says in one sentence what kept the store from its work and what to do about it.</summary>
    public static StoreException From(string store, Exception error) => new(error switch
    {
        { HResult: DiskFullOnUnix or DiskFullOnWindows } =>
            $"The disk that holds the run store {store} is full: free some space or name another folder in {Workspace.StoreVariable}, then start again, and finished runs are kept.",
        UnauthorizedAccessException or { HResult: ReadOnlyOnUnix or WriteProtectedOnWindows } =>
            $"The run store {store} cannot be written: give yourself the right to write there or name another folder in {Workspace.StoreVariable}.",
        _ => $"The run store {store} failed: {OneLine.Of(error.Message)}",
    }, error);
}
