using System.Reflection;
using System.Runtime.Loader;

namespace Replication.Cli.Claims;

/// <summary>Takes from the claims' folder only what the command does not have itself, so that both mean the same types.</summary>
/// <param name="folder">Folder of the claims assembly.</param>
internal sealed class ClaimsLoadContext(string folder) : AssemblyLoadContext("claims")
{
    protected override Assembly? Load(AssemblyName name)
    {
        try
        {
            return Default.LoadFromAssemblyName(name);
        }
        catch (FileNotFoundException)
        {
            var path = Path.Combine(folder, name.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
