using System.Security.Cryptography;

namespace Replication.Data.Sources;

/// <summary>The SHA-256 of a file.</summary>
internal static class FileDigest
{
    /// <summary>Lower-case hexadecimal.</summary>
    public static string Of(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
