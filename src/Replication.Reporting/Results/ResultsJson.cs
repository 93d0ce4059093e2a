using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Replication.Reporting.Results;

/// <summary>Reads and writes <c>results.json</c>. The same results always give the same text.</summary>
public static class ResultsJson
{
    /// <summary>How every JSON file of a report is written.</summary>
    internal static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Write(ResultsFile results) => JsonSerializer.Serialize(results, Options) + "\n";

    /// <exception cref="JsonException">The text is not such a file.</exception>
    public static ResultsFile Read(string json) =>
        JsonSerializer.Deserialize<ResultsFile>(json, Options) ?? throw new JsonException("The file holds null instead of results.");
}
