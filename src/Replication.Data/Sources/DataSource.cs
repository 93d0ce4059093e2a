namespace Replication.Data.Sources;

/// <summary>A file of a published corpus at its canonical place.</summary>
/// <param name="Name">What the command calls it.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Licence">Terms as its publisher states them, or that none are stated.</param>
/// <param name="File">Path below the data folder, with '/'.</param>
/// <param name="Address">Where its publisher keeps it.</param>
/// <param name="Sha256">Digest of the original, lower-case hexadecimal; null where it is not known.</param>
/// <param name="Content">How to read it and what must be found; null for files that no claim reads yet.</param>
public sealed record DataSource(string Name, string Purpose, string Licence, string File, Uri Address, string? Sha256, DataContent? Content)
{
    /// <summary>Folder below the data folder that an archive is unpacked into; null for plain files.</summary>
    public string? Folder { get; init; }

    /// <summary>The file's path on this machine.</summary>
    public string PathIn(string dataFolder) => Path.Combine([dataFolder, .. File.Split('/')]);

    /// <summary>What the loaders read: the file itself, or the folder that the archive was unpacked into.</summary>
    public string ReadablePathIn(string dataFolder) => Folder is null ? PathIn(dataFolder) : Path.Combine([dataFolder, .. Folder.Split('/')]);
}
