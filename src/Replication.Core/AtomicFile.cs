using System.Text;

namespace Replication.Core;

/// <summary>Files that appear whole or not at all.</summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes beside <paramref name="path"/>, flushes to disk, then renames over it. UTF-8 without a byte order mark.</summary>
    public static void Write(string path, string text)
    {
        using var file = new PartialFile(path, output => output.Write(Utf8.GetBytes(text)));
        file.Keep();
    }

    /// <summary>Deletes a file that nothing depends on; a file that will not go is left.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }
}
