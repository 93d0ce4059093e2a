using System.Text;
using System.Text.Json;

namespace Replication.Data.Corpora;

/// <summary>A file that is one JSON list.</summary>
internal static class JsonList
{
    /// <exception cref="CorpusException">The file is no such list; with its line.</exception>
    public static JsonDocument Read(string path)
    {
        var text = new StringBuilder();
        foreach (var (_, line) in CorpusLines.Read(path))
            text.Append(line).Append('\n');
        try
        {
            var document = JsonDocument.Parse(text.ToString());
            if (document.RootElement.ValueKind == JsonValueKind.Array)
                return document;
            document.Dispose();
            throw CorpusErrors.Damaged(path, 1, "a JSON list");
        }
        catch (JsonException cause)
        {
            throw CorpusErrors.Damaged(path, (int)(cause.LineNumber ?? 0) + 1, "JSON");
        }
    }
}
