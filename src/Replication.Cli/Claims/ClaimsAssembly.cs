using Replication.Core;
using Replication.Core.Claims;

namespace Replication.Cli.Claims;

/// <summary>Finds the claims, which the build puts into a folder beside the command.</summary>
internal static class ClaimsAssembly
{
    private const string Name = "Replication.Claims";

    /// <exception cref="SetUpException">The assembly is missing, or its claims clash.</exception>
    public static IReadOnlyList<Claim> Load()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "claims");
        var path = Path.Combine(folder, Name + ".dll");
        return File.Exists(path)
            ? ClaimCatalogue.Of(new ClaimsLoadContext(folder).LoadFromAssemblyPath(path))
            : throw new SetUpException($"The claims assembly {path} is missing: build the whole solution with dotnet build.");
    }
}
