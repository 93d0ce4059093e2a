using System.Buffers;
using System.Text;

namespace Replication.Data;

/// <summary>Bytes of a file to normalised text: strict UTF-8, no byte order mark, line ends as LF.</summary>
public static class StrictText
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Append(127).Select(code => (byte)code).Where(code => code is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f'))]);

    /// <param name="bytes">The whole file.</param>
    /// <param name="path">Named in errors.</param>
    /// <exception cref="CorpusException">Control characters or bytes that are not UTF-8, with the byte offset.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new CorpusException($"The file {path} is UTF-16 text; save it as UTF-8 and try again.");
        var binary = bytes.IndexOfAny(Controls);
        if (binary >= 0)
        {
            throw new CorpusException(FormattableString.Invariant(
                $"The file {path} is binary, not text (byte 0x{bytes[binary]:X2} at offset {binary}); name a UTF-8 text file or a folder of them."));
        }

        var malformed = FirstMalformed(bytes);
        if (malformed >= 0)
        {
            throw new CorpusException(FormattableString.Invariant(
                $"The file {path} is not valid UTF-8 (byte 0x{bytes[malformed]:X2} at offset {malformed}); convert it to UTF-8 and try again."));
        }

        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return Encoding.UTF8.GetString(bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes)
            .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    private static int FirstMalformed(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            if (bytes[at] < 0x80)
            {
                at++;
                continue;
            }

            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) != OperationStatus.Done)
                return at;
            at += length;
        }

        return -1;
    }
}
