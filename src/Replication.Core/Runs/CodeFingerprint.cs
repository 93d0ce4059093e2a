using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Replication.Core.Runs;

/// <summary>Names the code that decides a run's numbers, so that stored runs of changed code are never taken for its results.</summary>
public static class CodeFingerprint
{
    /// <summary>First 12 hexadecimal digits of the SHA-256 over the assemblies' names and module version ids, in order of name.</summary>
    public static string Of(params Assembly[] assemblies)
    {
        var modules = assemblies.Distinct()
            .Select(assembly => $"{assembly.GetName().Name} {assembly.ManifestModule.ModuleVersionId:D}\n")
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(modules))))[..12];
    }
}
