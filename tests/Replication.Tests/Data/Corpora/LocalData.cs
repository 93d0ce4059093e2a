namespace Replication.Tests.Data.Corpora;

/// <summary>The folder of real corpora, where there is one: REPLICATION_DATA, or shared/data in a folder above the tests.</summary>
internal static class LocalData
{
    /// <summary>A file or folder below it; the test is ignored where it does not exist.</summary>
    public static string Path(params ReadOnlySpan<string> parts)
    {
        var root = Root() ?? Ignored("No folder shared/data lies above the tests and REPLICATION_DATA is not set");
        var path = System.IO.Path.Combine([root, .. parts]);
        return File.Exists(path) || Directory.Exists(path) ? path : Ignored($"The data folder has no {string.Join('/', parts.ToArray())}");
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("REPLICATION_DATA") is { Length: > 0 } named)
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }

    private static string Ignored(string reason)
    {
        Assert.Ignore($"{reason}; name the folder of corpora in REPLICATION_DATA to run this test.");
        return "";
    }
}
