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

    // What grows with the number of runs and nothing is compared with.
    private static readonly JsonSerializerOptions Comparable = new(Options)
    {
        Converters = { new PassedOver<RunResult>(), new PassedOver<KeyValuePair<string, string>>(), new PassedOver<double>() },
    };

    /// <summary>Writes the file piece by piece.</summary>
    public static void Write(Stream output, ResultsFile results)
    {
        JsonSerializer.Serialize(output, results, Options);
        output.Write("\n"u8);
    }

    /// <summary>Reads what another report is compared with: claims, verdicts and estimates, without runs, hashes and single seeds, which are left empty.</summary>
    /// <exception cref="JsonException">The text is not such a file.</exception>
    public static ResultsFile ReadComparable(Stream json) =>
        JsonSerializer.Deserialize<ResultsFile>(json, Comparable) ?? throw Null();

    /// <exception cref="JsonException">The text is not such a file.</exception>
    public static ResultsFile Read(string json) =>
        JsonSerializer.Deserialize<ResultsFile>(json, Options) ?? throw Null();

    private static JsonException Null() => new("The file holds null instead of results.");
}
