namespace Replication.Data;

/// <summary>Opens text that the user names: one UTF-8 file, or all *.txt and *.md files below a folder, one document a file.</summary>
public static class TextCorpusReader
{
    /// <summary>Reads the files in ordinal order of their paths below the folder; files without any text are left out, linked folders are not followed.</summary>
    /// <param name="path">A file of any extension, or a folder.</param>
    /// <param name="minimumCharacters">Fewest characters (UTF-16 code units) that the caller can use.</param>
    /// <exception cref="CorpusException">The path is missing, empty, not UTF-8 text, unreadable or too short.</exception>
    public static TextCorpus Open(string path, long minimumCharacters = 1)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new CorpusException("No corpus path was given; name a UTF-8 text file or a folder of them.");
        try
        {
            return Read(path, Math.Max(1, minimumCharacters));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CorpusException($"The corpus {path} cannot be read ({cause.Message.TrimEnd('.')}); check its path and permissions.", cause);
        }
    }

    private static TextCorpus Read(string path, long minimumCharacters)
    {
        var isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path))
            throw new CorpusException($"The corpus {path} does not exist; name a UTF-8 text file or a folder of them.");
        var files = isFolder ? TextFiles(path) : [path];
        if (files.Count == 0)
            throw new CorpusException($"The folder {path} holds no *.txt or *.md file; name a folder with text files or a single file.");

        string[] documents = [.. files.Select(file => StrictText.Decode(File.ReadAllBytes(file), file)).Where(text => !string.IsNullOrWhiteSpace(text))];
        if (documents.Length == 0)
            throw new CorpusException($"The {(isFolder ? "folder" : "file")} {path} is empty: it holds no text; name one with text in it.");
        var corpus = TextCorpus.Of(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))), documents);
        if (corpus.Characters < minimumCharacters)
        {
            throw new CorpusException(FormattableString.Invariant(
                $"The corpus {path} is too short: it has {corpus.Characters} characters and {minimumCharacters} are needed; name a longer text."));
        }

        return corpus;
    }

    private static List<string> TextFiles(string folder)
    {
        var found = new List<(string Name, string Path)>();
        Collect(folder, "");
        // Paths are compared as written with '/', so that the order is the same on every system.
        found.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return [.. found.Select(file => file.Path)];

        void Collect(string directory, string prefix)
        {
            foreach (var file in Directory.EnumerateFiles(directory))
            {
                if (Path.GetExtension(file).ToUpperInvariant() is ".TXT" or ".MD")
                    found.Add((prefix + Path.GetFileName(file), file));
            }

            foreach (var inner in new DirectoryInfo(directory).EnumerateDirectories())
            {
                if (inner.LinkTarget is null)
                    Collect(inner.FullName, prefix + inner.Name + "/");
            }
        }
    }
}
