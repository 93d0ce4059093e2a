using Replication.Core;

namespace Replication.Tests.Core;

/// <summary>An empty clone in a folder of its own, removed at the end.</summary>
internal sealed class TemporaryClone : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replication-");

    public TemporaryClone() => Workspace = Workspace.At(_folder.FullName, Path.Combine(_folder.FullName, ".runs"));

    public Workspace Workspace { get; }

    /// <summary>Paths of all files, relative and in ordinal order.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_folder.FullName, path))
        .Order(StringComparer.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);
}
