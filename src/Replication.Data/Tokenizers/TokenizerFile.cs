using System.Text;
using System.Text.Json;

namespace Replication.Data.Tokenizers;

/// <summary>Reads the files of tokenizers, and words what is wrong with them.</summary>
internal static class TokenizerFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The tokenizer file {path} cannot be read ({cause.Message.TrimEnd('.')}); check its path and permissions.", cause);
        }
    }

    /// <summary>Lines without their ends. Only LF and CR LF end a line: vocabularies hold other line ends as tokens.</summary>
    public static string[] Lines(string path)
    {
        string text;
        try
        {
            text = Strict.GetString(Bytes(path));
        }
        catch (DecoderFallbackException cause)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"The tokenizer file {path} is not UTF-8 at byte {cause.Index}; fetch it again."), cause);
        }

        string[] lines = [.. text.TrimStart('\uFEFF').Split('\n').Select(line => line.EndsWith('\r') ? line[..^1] : line)];
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    public static JsonDocument Json(string path)
    {
        try
        {
            return JsonDocument.Parse(Bytes(path));
        }
        catch (JsonException cause)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"The tokenizer file {path} is not JSON at line {cause.LineNumber + 1}; fetch it again."), cause);
        }
    }

    public static InvalidDataException Damaged(string path, int line, string expected) => new(FormattableString.Invariant(
        $"The tokenizer file {path} is damaged at line {line}: expected {expected}; fetch it again."));

    public static InvalidDataException Damaged(string path, string what) => new($"The tokenizer file {path} is damaged: {what}; fetch it again.");

    public static InvalidDataException Unsupported(string path, string what) => new($"The tokenizer file {path} asks for {what}, which is not supported; use another form of the tokenizer.");
}
