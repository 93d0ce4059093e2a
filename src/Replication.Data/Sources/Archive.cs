using System.Formats.Tar;
using System.IO.Compression;

namespace Replication.Data.Sources;

/// <summary>Unpacks zip and tar.gz archives whose top folder is the corpus.</summary>
public static class Archive
{
    /// <summary>Unpacks beside the folder first, so that the folder appears whole or not at all. A folder that exists is left alone.</summary>
    /// <param name="archive">*.zip, *.tgz or *.tar.gz with one top folder of the name of <paramref name="folder"/>.</param>
    /// <param name="folder">What to make.</param>
    /// <exception cref="CorpusException">The archive is damaged or holds another folder.</exception>
    public static void Unpack(string archive, string folder)
    {
        if (Directory.Exists(folder))
            return;
        var beside = folder + ".part";
        if (Directory.Exists(beside))
            Directory.Delete(beside, recursive: true);
        Directory.CreateDirectory(beside);
        try
        {
            // Both refuse entries that would land outside.
            if (archive.EndsWith(".zip", StringComparison.Ordinal))
            {
                ZipFile.ExtractToDirectory(archive, beside);
            }
            else
            {
                using var file = File.OpenRead(archive);
                using var plain = new GZipStream(file, CompressionMode.Decompress);
                TarFile.ExtractToDirectory(plain, beside, overwriteFiles: false);
            }

            var top = Path.Combine(beside, Path.GetFileName(folder));
            if (!Directory.Exists(top))
                throw new CorpusException($"The archive {archive} has no folder {Path.GetFileName(folder)}; look into it and unpack it as {folder}.");
            Directory.Move(top, folder);
        }
        catch (Exception cause) when (cause is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new CorpusException($"The archive {archive} cannot be unpacked ({cause.Message.TrimEnd('.')}); fetch it again.", cause);
        }
        finally
        {
            Directory.Delete(beside, recursive: true);
        }
    }
}
