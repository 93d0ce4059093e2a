namespace Replication.Core;

/// <summary>The folders of one clone.</summary>
/// <param name="Root">Folder of <c>Replication.sln</c>.</param>
/// <param name="Store">Finished runs.</param>
/// <param name="Expected">Approved snapshots.</param>
/// <param name="Reports">Written reports.</param>
public sealed record Workspace(string Root, string Store, string Expected, string Reports)
{
    /// <summary>Environment variable that names another folder for finished runs.</summary>
    public const string StoreVariable = "REPLICATION_STORE";

    /// <summary>Environment variable that names the folder of published models.</summary>
    public const string ModelsVariable = "REPLICATION_MODELS";

    /// <summary>Environment variable that names the folder of corpora.</summary>
    public const string DataVariable = "REPLICATION_DATA";

    private const string Marker = "Replication.sln";

    /// <summary>Published models: the folder that <see cref="ModelsVariable"/> names, or <c>.models</c>. It may not exist.</summary>
    public string Models { get; init; } = Named(ModelsVariable) ?? Path.Combine(Root, ".models");

    /// <summary>Corpora: the folder that <see cref="DataVariable"/> names, or <c>.data</c>. It may not exist.</summary>
    public string Data { get; init; } = Named(DataVariable) ?? Path.Combine(Root, ".data");

    /// <summary>The clone that the program was built in or, failing that, the one it was started in.</summary>
    /// <exception cref="SetUpException">Neither lies in a clone.</exception>
    public static Workspace Find() =>
        At(Above(AppContext.BaseDirectory) ?? Above(Directory.GetCurrentDirectory()) ?? throw new SetUpException(
            $"No {Marker} lies above {AppContext.BaseDirectory} or above the current folder: start the program from inside a clone."));

    /// <summary>The clone at a known folder; <paramref name="store"/> null asks <see cref="StoreVariable"/>, then takes <c>.runs</c>.</summary>
    public static Workspace At(string root, string? store = null) => new(
        Path.GetFullPath(root),
        Path.GetFullPath(store ?? Named(StoreVariable) ?? Path.Combine(root, ".runs")),
        Path.GetFullPath(Path.Combine(root, "expected")),
        Path.GetFullPath(Path.Combine(root, "reports")));

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    private static string? Named(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } text && !string.IsNullOrWhiteSpace(text) ? Path.GetFullPath(text) : null;
}
