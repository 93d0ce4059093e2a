using Replication.Core;

namespace Replication.Tests.Core;

[NonParallelizable]
public sealed class WorkspaceTests
{
    [Test]
    public void The_store_lies_in_the_clone_unless_the_environment_names_another_folder()
    {
        var before = Environment.GetEnvironmentVariable(Workspace.StoreVariable);
        var root = Path.GetFullPath("clone");
        try
        {
            Environment.SetEnvironmentVariable(Workspace.StoreVariable, null);
            Assert.That(Workspace.At(root).Store, Is.EqualTo(Path.Combine(root, ".runs")));

            Environment.SetEnvironmentVariable(Workspace.StoreVariable, Path.Combine(root, "shared"));
            Assert.That(Workspace.At(root).Store, Is.EqualTo(Path.Combine(root, "shared")));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Workspace.StoreVariable, before);
        }
    }
}
