using System.Globalization;
using Replication.Core;
using Replication.Core.Environments;
using Replication.Core.Runs;

namespace Replication.Cli.Commands;

/// <summary>One thing that was looked at.</summary>
/// <param name="What">Its name.</param>
/// <param name="Text">What was found.</param>
/// <param name="Problem">One sentence on why no suite can run and what to do; null where all is well.</param>
internal sealed record Examination(string What, string Text, string? Problem = null)
{
    /// <summary>The whole micro tier leaves less than a tenth of this.</summary>
    private const long EnoughBytes = 1L << 30;

    public static IReadOnlyList<Examination> Of(CliHost host)
    {
        var machine = host.Machine();
        return
        [
            .. RunEnvironment.Describe(host.Workspace.Root).Select(pair => new Examination(pair.Key, pair.Value)),
            new("vectors", VectorUnits.Bits == 0 ? "none: everything is done number by number" : string.Create(CultureInfo.InvariantCulture, $"{VectorUnits.Bits} bits")),
            new("GPUs", machine.Gpus == 0 ? "none that this engine can use" : string.Create(CultureInfo.InvariantCulture, $"{machine.Gpus}")),
            .. host.GraphicsCards().Select(card => new Examination("graphics card", machine.Gpus > 0 ? $"{card}" : $"{card}; not used by this engine: build with -p:Engine=torchsharp-cuda")),
            .. machine.Engine == EngineName.Managed ? Array.Empty<Examination>() : [new("libtorch", TorchSharp.torch.__version__)],
            Build(host),
            Determinism(),
            Store(host.Workspace),
            new("models folder", Folder(machine.Models)),
            new("data folder", Folder(machine.Data)),
        ];
    }

    private static Examination Build(CliHost host)
    {
        var refusal = host.Validators.Select(validator => validator.Refusal()).FirstOrDefault(sentence => sentence is not null);
        return new("build", refusal is null ? "optimised" : "not fit for runs", refusal);
    }

    private static Examination Determinism()
    {
        if (EngineName.Current != EngineName.Managed)
        {
            return new("determinism", $"not compared: the bits of {EngineName.Current} depend on the machine");
        }

        string[] hashes = [DeterminismCheck.Hash(1), DeterminismCheck.Hash(Environment.ProcessorCount)];
        return hashes.All(hash => hash == DeterminismCheck.Expected)
            ? new("determinism", $"trained weights {hashes[0][..12]}, as they must be, on 1 and {Environment.ProcessorCount} threads")
            : new("determinism", $"trained weights {string.Join(" and ", hashes.Distinct(StringComparer.Ordinal))}, not {DeterminismCheck.Expected}",
                "This machine does not give the bits that the approved numbers were measured with: build from a clean clone, and if that does not help report processor and runtime.");
    }

    private static Examination Store(Workspace workspace)
    {
        try
        {
            // What a first run would do: a folder that cannot be made or written is found here and not after an hour.
            Directory.CreateDirectory(workspace.Store);
            var probe = Path.Combine(workspace.Store, $".probe-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            var free = new DriveInfo(workspace.Store).AvailableFreeSpace;
            var text = string.Create(CultureInfo.InvariantCulture,
                $"{workspace.Store}, {new RunStore(workspace.Store).Keys.Count} runs, {free / (double)(1 << 30):0.0} GiB free");
            return new("run store", text, free >= EnoughBytes ? null : $"The disk of the run store {workspace.Store} has less than 1 GiB free: free some space or name another folder in {Workspace.StoreVariable}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new("run store", $"{workspace.Store}, cannot be written", StoreException.From(workspace.Store, error).Message);
        }
    }

    private static string Folder(string path) => Directory.Exists(path)
        ? string.Create(CultureInfo.InvariantCulture, $"{path}, {Directory.EnumerateFileSystemEntries(path).Count()} entries")
        : $"{path} does not exist";
}
