using System.Text.Json;
using Replication.Core;

namespace Replication.Tests.Core;

/// <summary>What the default build restores: nothing native, and no package of the other engines.</summary>
public sealed class DefaultRestoreTests
{
    private static readonly string Root = Workspace.Find().Root;

    private static IEnumerable<string> Projects =>
        Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetRelativePath(Root, project).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Projects))]
    public void The_default_restore_touches_no_package_of_another_engine(string project)
    {
        var assets = Path.Combine(Root, Path.GetDirectoryName(project)!, "obj", "project.assets.json");
        Assume.That(assets, Does.Exist, "This project was not restored in this build.");
        using var json = JsonDocument.Parse(File.ReadAllBytes(assets));
        var packages = json.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").ValueEquals("package"))
            .Select(library => library.Name.Split('/')[0])
            .Where(name => name.StartsWith("TorchSharp", StringComparison.OrdinalIgnoreCase) || name.StartsWith("libtorch", StringComparison.OrdinalIgnoreCase));
        Assert.That(packages, Is.Empty);
    }

    [Test]
    public void The_command_is_among_the_projects_looked_at() =>
        Assert.That(Projects, Has.Member("src/Replication.Cli/Replication.Cli.csproj"));
}
