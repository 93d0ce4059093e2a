using System.IO.Compression;
using System.Text;

namespace Replication.Data.Corpora;

/// <summary>Lines of a file one at a time, *.gz unpacked on the way. Only LF and CR LF end a line: corpora hold U+0085 and U+2028 as text.</summary>
internal static class CorpusLines
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Lines with their numbers from 1, without their ends and without a byte order mark.</summary>
    public static IEnumerable<(int Number, string Text)> Read(string path, CorpusEncoding encoding = CorpusEncoding.Utf8)
    {
        using var stream = Open(path);
        var buffer = new byte[1 << 16];
        var line = new MemoryStream();
        var number = 0;
        while (Fill(stream, buffer, path) is > 0 and var count)
        {
            for (var at = 0; at < count;)
            {
                var length = buffer.AsSpan(at, count - at).IndexOf((byte)'\n');
                line.Write(buffer, at, length < 0 ? count - at : length);
                if (length < 0)
                    break;
                yield return (++number, Text(line, path, number, encoding));
                line.SetLength(0);
                at += length + 1;
            }
        }

        if (line.Length > 0)
            yield return (++number, Text(line, path, number, encoding));
    }

    private static Stream Open(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            return path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"The corpus file {path} cannot be read ({cause.Message.TrimEnd('.')}); check its path and permissions.", cause);
        }
    }

    private static int Fill(Stream stream, byte[] buffer, string path)
    {
        try
        {
            return stream.Read(buffer, 0, buffer.Length);
        }
        catch (Exception cause) when (cause is IOException or InvalidDataException)
        {
            throw new CorpusException($"The corpus file {path} cannot be read to its end ({cause.Message.TrimEnd('.')}); fetch it again.", cause);
        }
    }

    private static string Text(MemoryStream line, string path, int number, CorpusEncoding encoding)
    {
        var bytes = line.GetBuffer().AsSpan(0, (int)line.Length);
        if (bytes is [.., (byte)'\r'])
            bytes = bytes[..^1];
        if (number == 1 && encoding == CorpusEncoding.Utf8 && bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        try
        {
            return (encoding == CorpusEncoding.Utf8 ? Strict : Encoding.Latin1).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw CorpusErrors.Damaged(path, number, "UTF-8 text");
        }
    }
}
