using Replication.Core.Claims;

namespace Replication.Core.Snapshots;

/// <summary>The approved snapshots of a clone.</summary>
/// <param name="expected">Their root folder.</param>
/// <param name="engine">Engine of the measured values.</param>
public sealed class SnapshotStore(string expected, string engine)
{
    /// <summary>Compares what was measured with what was approved. Leaves a received file on a mismatch, and removes a stale one on a match.</summary>
    /// <exception cref="SetUpException">The approved file cannot be read.</exception>
    public SnapshotResult Verify(Snapshot measured)
    {
        var files = FilesOf(measured.Claim, measured.Tier);
        var received = SnapshotText.Write(measured);
        if (!File.Exists(files.Verified))
        {
            Write(files.Received, received);
            return new SnapshotResult(SnapshotState.New, [], SnapshotMessage.New(files, received), files.Received);
        }

        var verified = File.ReadAllText(files.Verified);
        var approved = SnapshotText.Read(verified, files.Verified);
        if (approved.Approval is null)
        {
            throw new SetUpException($"The snapshot {files.Verified} says nothing of who approved it and why: approve the claim with a reason.");
        }

        var differences = SnapshotComparison.Compare(approved, measured, engine);
        if (differences.Count == 0)
        {
            AtomicFile.TryDelete(files.Received);
            return new SnapshotResult(SnapshotState.Verified, [], null, null);
        }

        Write(files.Received, received);
        return new SnapshotResult(
            SnapshotState.Differs, differences, SnapshotMessage.NotEqual(files, verified, received, differences), files.Received);
    }

    /// <summary>Makes what was measured the expected values and returns the path of the file.</summary>
    public string Approve(Snapshot measured, Approval approval)
    {
        var files = FilesOf(measured.Claim, measured.Tier);
        Write(files.Verified, SnapshotText.Write(measured with { Approval = approval }));
        AtomicFile.TryDelete(files.Received);
        return files.Verified;
    }

    public SnapshotFiles FilesOf(string claim, Tier tier) => new(expected, claim, tier);

    private static void Write(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SetUpException($"The snapshot {path} cannot be written: {OneLine.Of(error.Message)}", error);
        }
    }
}
