namespace ManagedTorch.Tests.Signatures;

/// <summary>TorchSharp's public signatures, read from a list that is not part of the repository.</summary>
internal static class SignatureList
{
    private const string Variable = "REPLICATION_TORCHSHARP_API";
    private const string FileName = "torchsharp-api-0.107.txt";

    /// <summary>The list's lines, or null where there is no list.</summary>
    public static HashSet<string>? Read() => Find() is { } path ? [.. File.ReadLines(path).Select(line => line.TrimEnd())] : null;

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return given;
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", FileName);
            if (File.Exists(path))
                return path;
        }

        return null;
    }
}
