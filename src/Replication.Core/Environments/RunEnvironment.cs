using System.Globalization;
using System.Runtime.InteropServices;

namespace Replication.Core.Environments;

/// <summary>How results came about. None of it is part of a run's key: the numbers must not depend on it.</summary>
public static class RunEnvironment
{
    /// <summary>By name, in display order. The machine is described, not named: a host name says nothing about a number.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Describe(string root)
    {
        var git = GitState.Read(root);
        return
        [
            new("commit", git.Commit ?? "unknown"),
            new("dirty", git.Commit is null ? "unknown" : git.IsDirty ? "yes" : "no"),
            new("engine", EngineName.Current),
            new("machine", string.Create(CultureInfo.InvariantCulture,
                $"{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}, {Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB")),
            new("processor", ProcessorName.Current),
            new("system", OneLine.Of(RuntimeInformation.OSDescription)),
            new("runtime", RuntimeInformation.FrameworkDescription),
        ];
    }
}
