using System.Text.Json;

namespace Replication.Data.Corpora;

/// <summary>JSON Lines: one object a line, empty lines left out; *.gz is unpacked on the way.</summary>
public static class JsonLinesReader
{
    /// <summary>Chosen text properties of each object, in the order given; whole numbers come as their digits.</summary>
    /// <param name="properties">Names that every object must have.</param>
    /// <exception cref="CorpusException">File, line and what was expected.</exception>
    public static IEnumerable<IReadOnlyList<string>> Read(string path, params IReadOnlyList<string> properties) =>
        Numbered(path, properties).Select(row => row.Fields);

    internal static IEnumerable<(int Line, IReadOnlyList<string> Fields)> Numbered(string path, params IReadOnlyList<string> properties)
    {
        foreach (var (number, line) in CorpusLines.Read(path))
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return (number, Values(line, path, number, properties));
        }
    }

    private static string[] Values(string line, string path, int number, IReadOnlyList<string> properties)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw CorpusErrors.Damaged(path, number, "a JSON object", line);
            return [.. properties.Select(name => Value(document.RootElement, name) ?? throw CorpusErrors.Damaged(path, number, $"a text '{name}' in the object", line))];
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            // The second is what half a surrogate pair in an escape gives.
            throw CorpusErrors.Damaged(path, number, "a JSON object", line);
        }
    }

    /// <summary>A text or the digits of a number; null where the row is no object or has neither under this name.</summary>
    internal static string? Value(JsonElement row, string name) => row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
