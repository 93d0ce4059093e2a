namespace Replication.Data.Sources;

/// <summary>The published corpora that claims may ask for. Pins are digests of the files at the stated places; none is guessed.</summary>
public static partial class DataSources
{
    private const string ShareAlike = "CC BY-SA 4.0";
    private const string Unstated = "none stated; research use";

    /// <summary>All sources, by study and then by name.</summary>
    public static IReadOnlyList<DataSource> All { get; } = [.. Syntax(), .. Texts(), .. Archives(), .. Problems()];

    /// <summary>The source of a name.</summary>
    /// <exception cref="CorpusException">There is no such source.</exception>
    public static DataSource Named(string name) => All.FirstOrDefault(source => source.Name == name)
        ?? throw new CorpusException($"There is no data source '{name}'; replicate data list names them all.");

    private static DataSource Of(string name, string purpose, string licence, string file, string address, string? sha256, DataContent? content) =>
        new(name, purpose, licence, file, new Uri(address), sha256, content);

    /// <summary>A file of a repository at one commit, which never changes.</summary>
    private static string Repository(string repository, string commit, string path) => $"https://raw.githubusercontent.com/{repository}/{commit}/{path}";
}
